import { AutocompleteInput, SelectInput, TextInput, maxLength, required, useLocale, useRecordContext, useTranslate } from 'react-admin';
import { useFormContext } from 'react-hook-form';
import type { Schema } from '../api/client';
import { useCompany } from '../companies/company-context';
import { useMayChange } from '../shared/may-change';
import { useAll } from '../shared/use-all';
import { type Branch, slugOf } from './branch-form';
import { OpeningHoursInput } from './opening-hours-input';

const ZONES = Intl.supportedValuesOf('timeZone');
/** Those that the phone agent speaks. */
const LANGUAGES = ['de', 'en'];
/** What an empty choice means is read in the field itself. */
const SHOWN_EMPTY = { slotProps: { select: { displayEmpty: true }, inputLabel: { shrink: true } } };
const SLUG = /^[a-z0-9][a-z0-9-]*$/;

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

/** The short name follows the name until somebody writes one. */
function NameFields({ readOnly }: { readOnly: boolean }) {
  const isNew = useRecordContext<Branch>()?.id === undefined;
  const { setValue, getFieldState } = useFormContext();
  const follow = (name: string) => {
    if (isNew && !getFieldState('slug').isDirty) setValue('slug', slugOf(name));
  };
  return (
    <>
      <TextInput
        source="name"
        helperText={false}
        validate={[required(), maxLength(200)]}
        readOnly={readOnly}
        onChange={({ target }: { target: { value: string } }) => follow(target.value)}
      />
      <TextInput
        source="slug"
        validate={[required(), maxLength(60), slugShaped]}
        helperText="frontdesk.branches.slug_help"
        readOnly={readOnly}
      />
    </>
  );
}

function PlaceFields({ readOnly }: { readOnly: boolean }) {
  const company = useCompany();
  const branch = useRecordContext<Branch>();
  const translate = useTranslate();
  const locale = useLocale();
  const names = new Intl.DisplayNames(locale, { type: 'language' });
  const zones = [...new Set([...ZONES, branch?.time_zone ?? company.time_zone])];
  const languages = [...new Set([...LANGUAGES, branch?.language ?? company.language])];
  return (
    <>
      <AutocompleteInput
        source="time_zone"
        choices={zones.map((zone) => ({ id: zone, name: zone.replaceAll('_', ' ') }))}
        helperText={false}
        emptyText={translate('frontdesk.branches.as_company', { what: company.time_zone })}
        readOnly={readOnly}
      />
      <SelectInput
        source="language"
        choices={languages.map((language) => ({ id: language, name: names.of(language) ?? language }))}
        emptyText={translate('frontdesk.branches.as_company', { what: names.of(company.language) ?? company.language })}
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

function slugShaped(slug: string | null): string | undefined {
  return !slug || SLUG.test(slug) ? undefined : 'frontdesk.branches.slug_shape';
}
