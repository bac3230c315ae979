import { Alert } from '@mui/material';
import { FormDataConsumer, SimpleForm, TextInput, required, useTranslate } from 'react-admin';
import { SaveBar } from '../shared/save-bar';
import { Section } from '../shared/section';
import type { Connection } from './connection-form';
import { BaseUrlInput, LimitInput, NewApiKeyInput } from './connection-inputs';

/** An empty key field means that the key stays. */
export function withoutEmptyKey({ api_key, ...rest }: Record<string, unknown>): Record<string, unknown> {
  return api_key ? { ...rest, api_key } : rest;
}

/** Name, key, address and limit; for operators. */
export function ConnectionSettings({ connection }: { connection: Connection }) {
  const translate = useTranslate();
  return (
    <Section title={translate('frontdesk.shared.settings')}>
      <SimpleForm sx={{ p: 0 }} toolbar={<SaveBar />}>
        <TextInput source="label" validate={required()} helperText="frontdesk.connections.help.label" />
        <NewApiKeyInput />
        <BaseUrlInput />
        <FormDataConsumer>
          {({ formData }) =>
            formData.base_url !== connection.base_url &&
            !formData.api_key && (
              <Alert severity="warning" sx={{ mb: 2 }}>
                {translate('frontdesk.connections.another_address')}
              </Alert>
            )
          }
        </FormDataConsumer>
        <LimitInput />
      </SimpleForm>
    </Section>
  );
}
