import { Box, Typography } from '@mui/material';
import {
  AutocompleteInput,
  BooleanInput,
  NumberInput,
  RadioButtonGroupInput,
  SimpleForm,
  TextArrayInput,
  TextInput,
  maxLength,
  minValue,
  useLocale,
  useTranslate,
} from 'react-admin';
import { useMayChange } from '../shared/may-change';
import { SaveBar } from '../shared/save-bar';
import { Section } from '../shared/section';
import { CURRENCIES, minorOf } from './price';
import { type Service, type ServiceForm, formOf } from './service-change';

/** The fields that are the company's: a sync never writes them. */
export function ServiceSettings({ service }: { service: Service }) {
  const translate = useTranslate();
  const locale = useLocale();
  const readOnly = !useMayChange();
  return (
    <Section title={translate('frontdesk.services.yours')}>
      <Typography color="textSecondary">{translate('frontdesk.services.yours_note')}</Typography>
      <SimpleForm
        sx={{ '&&': { p: 0 } }}
        defaultValues={(record: Service) => formOf(record, locale)}
        toolbar={readOnly ? false : <SaveBar />}
      >
        <BooleanInput source="is_active" helperText="frontdesk.services.active_help" readOnly={readOnly} />
        <TextInput
          source="display_name"
          validate={maxLength(200)}
          helperText={translate('frontdesk.services.name_help', { title: service.title })}
          readOnly={readOnly}
        />
        <TextArrayInput source="aliases" validate={soundAliases} helperText="frontdesk.services.aliases_help" readOnly={readOnly} />
        <TextInput source="category" validate={maxLength(100)} helperText="frontdesk.services.category_help" readOnly={readOnly} />
        <PriceFields readOnly={readOnly} />
        <NumberInput
          source="notice_minutes"
          min={0}
          step={1}
          validate={minValue(0)}
          helperText="frontdesk.services.notice_help"
          readOnly={readOnly}
        />
        <RadioButtonGroupInput
          source="email_policy"
          row={false}
          choices={['technical', 'ask'].map((id) => ({ id, name: `frontdesk.services.email_${id}` }))}
          readOnly={readOnly}
        />
      </SimpleForm>
    </Section>
  );
}

function PriceFields({ readOnly }: { readOnly: boolean }) {
  const locale = useLocale();
  const names = new Intl.DisplayNames(locale, { type: 'currency' });
  const currencies = CURRENCIES.map((code) => ({ id: code, name: `${code} · ${names.of(code) ?? code}` }));
  return (
    <Box sx={{ display: 'grid', gridTemplateColumns: { xs: '1fr', sm: '1fr 2fr' }, columnGap: 2, width: '100%' }}>
      <TextInput source="amount" inputMode="decimal" validate={soundAmount} helperText={false} readOnly={readOnly} />
      <AutocompleteInput
        source="currency"
        choices={currencies}

        helperText={false}
        validate={neededCurrency}
        readOnly={readOnly}
      />
    </Box>
  );
}

function soundAliases(aliases: string[] | null): string | undefined {
  const isSound = (aliases ?? []).length <= 50 && (aliases ?? []).every((alias) => alias.length <= 100);
  return isSound ? undefined : 'frontdesk.services.aliases_limits';
}

function soundAmount(amount: string | null, { currency }: ServiceForm): string | undefined {
  return amount && minorOf(amount, currency ?? 'EUR') === null ? 'frontdesk.services.no_amount' : undefined;
}

function neededCurrency(currency: string | null, { amount }: ServiceForm): string | undefined {
  return amount && !currency ? 'frontdesk.services.no_currency' : undefined;
}
