import { AutocompleteInput, SelectInput, TextInput, maxLength, required, useRecordContext, useTranslate } from 'react-admin';
import type { Schema } from '../api/client';
import { useCompany } from '../companies/company-context';
import { useMayChange } from '../shared/may-change';
import { useLanguageChoices, useLanguageName, zoneChoices } from '../shared/places';
import { SLUG_RULES, useSlugFollowsName } from '../shared/slug';
import { useAll } from '../shared/use-all';
import type { Branch } from './branch-form';
import { OpeningHoursInput } from './opening-hours-input';

/** What an empty choice means is read in the field itself. */
const SHOWN_EMPTY = { slotProps: { select: { displayEmpty: true }, inputLabel: { shrink: true } } };

/** All that a branch is, save whether it is active. */
export function BranchFields() {
  const readOnly = !useMayChange();
  return (
    <>
      <NameFields readOnly={readOnly} />
      <PlaceFields readOnly={readOnly} />
      <TeamField readOnly={readOnly} />
      <OpeningHoursInput readOnly={readOnly} />
    </>
  );
}

function NameFields({ readOnly }: { readOnly: boolean }) {
  const isNew = useRecordContext<Branch>()?.id === undefined;
  return (
    <>
      <TextInput
        source="name"
        helperText={false}
        validate={[required(), maxLength(200)]}
        readOnly={readOnly}
        onChange={useSlugFollowsName(isNew)}
      />
      <TextInput source="slug" validate={SLUG_RULES} helperText="frontdesk.branches.slug_help" readOnly={readOnly} />
    </>
  );
}

function PlaceFields({ readOnly }: { readOnly: boolean }) {
  const company = useCompany();
  const branch = useRecordContext<Branch>();
  const translate = useTranslate();
  const languageName = useLanguageName();
  return (
    <>
      <AutocompleteInput
        source="time_zone"
        choices={zoneChoices(branch?.time_zone ?? company.time_zone)}
        helperText={false}
        emptyText={translate('frontdesk.branches.as_company', { what: company.time_zone })}
        readOnly={readOnly}
      />
      <SelectInput
        source="language"
        choices={useLanguageChoices([branch?.language ?? company.language])}
        emptyText={translate('frontdesk.branches.as_company', { what: languageName(company.language) })}
        helperText={false}
        {...SHOWN_EMPTY}
        readOnly={readOnly}
      />
    </>
  );
}

function TeamField({ readOnly }: { readOnly: boolean }) {
  const { id } = useCompany();
  const { data: teams = [], isPending } = useAll<Schema<'TeamResponse'>>(`companies/${id}/teams`);
  return (
    <SelectInput
      source="company_team_id"
      choices={teams.map((team) => ({ id: team.id, name: team.calcom_team_name ?? `#${team.calcom_team_id}` }))}
      isPending={isPending}
      emptyText="frontdesk.branches.all_teams"
      {...SHOWN_EMPTY}
      helperText="frontdesk.branches.team_help"
      readOnly={readOnly}
    />
  );
}
