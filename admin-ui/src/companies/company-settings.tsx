import { Box } from '@mui/material';
import {
  AutocompleteInput,
  BooleanInput,
  EditBase,
  NumberInput,
  SaveButton,
  SelectInput,
  SimpleForm,
  TextInput,
  maxLength,
  maxValue,
  minValue,
  required,
  useLocale,
  usePermissions,
  useTranslate,
} from 'react-admin';
import { Section } from '../shared/section';
import { useSayProblem } from '../shared/use-say-problem';
import type { Company } from './company-context';
import { DurationInput } from './duration-input';

const ZONES = Intl.supportedValuesOf('timeZone');
/** Those that the phone agent speaks. */
const LANGUAGES = ['de', 'en'];
const isSlug = (text?: string) => (/^[a-z0-9][a-z0-9-]*$/.test(text ?? '') ? undefined : 'frontdesk.company.slug_shape');

/** What the company is, for those who may change it; whether it is served at all is for operators. */
export function CompanySettings({ company }: { company: Company }) {
  const translate = useTranslate();
  const onError = useSayProblem();
  const { permissions } = usePermissions<string>();
  return (
    <Section title={translate('frontdesk.shared.settings')}>
      <EditBase resource="companies" id={company.id} mutationMode="pessimistic" redirect={false} mutationOptions={{ onError }}>
        <SimpleForm
          sx={{ p: 0 }}
          toolbar={
            <Box sx={{ mt: 1 }}>
              <SaveButton />
            </Box>
          }
        >
          {permissions === 'operator' && <BooleanInput source="is_active" helperText="frontdesk.company.active_help" sx={{ mb: 2 }} />}
          <TextInput source="name" validate={[required(), maxLength(200)]} />
          <TextInput source="slug" validate={[required(), maxLength(60), isSlug]} helperText="frontdesk.company.slug_help" />
          <PlaceInputs company={company} />
          <DurationInput
            source="move_notice_minutes"
            label="resources.companies.fields.move_notice_minutes"
            helperText={translate('frontdesk.company.notice_help')}
          />
          <DurationInput
            source="cancel_notice_minutes"
            label="resources.companies.fields.cancel_notice_minutes"
            helperText={translate('frontdesk.company.notice_help')}
          />
          <NumberInput
            source="retention_days"
            validate={[required(), minValue(1), maxValue(36_500)]}
            helperText="frontdesk.company.retention_help"
          />
        </SimpleForm>
      </EditBase>
    </Section>
  );
}

function PlaceInputs({ company }: { company: Company }) {
  const locale = useLocale();
  const names = new Intl.DisplayNames(locale, { type: 'language' });
  const zones = [...new Set([...ZONES, company.time_zone])];
  const languages = [...new Set([...LANGUAGES, company.language])];
  return (
    <>
      <AutocompleteInput
        source="time_zone"
        choices={zones.map((zone) => ({ id: zone, name: zone.replaceAll('_', ' ') }))}
        validate={required()}
        helperText="frontdesk.company.zone_help"
      />
      <SelectInput
        source="language"
        choices={languages.map((language) => ({ id: language, name: names.of(language) ?? language }))}
        validate={required()}
        helperText="frontdesk.company.language_help"
      />
    </>
  );
}
