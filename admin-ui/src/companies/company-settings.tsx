import { Box } from '@mui/material';
import {
  BooleanInput,
  EditBase,
  NumberInput,
  SaveButton,
  SimpleForm,
  TextInput,
  maxLength,
  maxValue,
  minValue,
  required,
  usePermissions,
  useTranslate,
} from 'react-admin';
import { Section } from '../shared/section';
import { SLUG_RULES } from '../shared/slug';
import { useSayProblem } from '../shared/use-say-problem';
import type { Company } from './company-context';
import { DurationInput } from './duration-input';
import { PlaceInputs } from './place-inputs';

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
          <TextInput source="slug" validate={SLUG_RULES} helperText="frontdesk.company.slug_help" />
          <PlaceInputs timeZone={company.time_zone} language={company.language} />
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
