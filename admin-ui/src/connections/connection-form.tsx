import { Box, Typography } from '@mui/material';
import {
  AutocompleteInput,
  Form,
  HttpError,
  ReferenceInput,
  ResourceContextProvider,
  SaveButton,
  TextInput,
  required,
  useDataProvider,
  useTranslate,
} from 'react-admin';
import type { Schema } from '../api/client';
import { useSayProblem } from '../shared/use-say-problem';
import { inWords } from './conflict-words';
import { ApiKeyInput, BaseUrlInput, LimitInput } from './connection-inputs';

export type Connection = Schema<'ConnectionResponse'>;

const HOSTED = 'https://api.cal.com/v2';

export interface ConnectionFormProps {
  /** Whose the connection will be; left out, the form asks (a company, or shared by all). */
  companyId?: string;
  /** Proposed name, e.g. that of the company. */
  label?: string;
  /** The stored connection. It is not checked yet: show `<ConnectionCheck connectionId immediately>` next. */
  onCreated: (connection: Connection) => void;
}

/**
 * Stores an API key of Cal.com; for operators, on a page of its own or as a step of another one.
 * The key is sent once and shown never again.
 */
export function ConnectionForm({ companyId, label, onCreated }: ConnectionFormProps) {
  const translate = useTranslate();
  const dataProvider = useDataProvider();
  const sayProblem = useSayProblem();

  // What the API finds wrong with a field is given back to the form, which says it there.
  const create = async (values: object): Promise<object | undefined> => {
    try {
      const given = Object.entries({ ...values, ...(companyId && { company_id: companyId }) });
      const data = Object.fromEntries(given.filter(([, value]) => value !== null));
      onCreated((await dataProvider.create<Connection>('connections', { data })).data);
      return undefined;
    } catch (error) {
      sayProblem(inWords(error));
      return error instanceof HttpError ? error.body?.errors : undefined;
    }
  };

  return (
    <ResourceContextProvider value="connections">
      <Form onSubmit={create} defaultValues={{ label: label ?? null, base_url: HOSTED }} sanitizeEmptyValues>
        <Box sx={{ display: 'flex', flexDirection: 'column', maxWidth: 560 }}>
          <TextInput source="label" validate={required()} helperText="frontdesk.connections.help.label" />
          {companyId === undefined && <CompanyChoice />}
          <ApiKeyInput />
          <BaseUrlInput />
          <LimitInput />
          <Typography variant="body2" color="textSecondary" sx={{ mb: 2 }}>
            {translate('frontdesk.connections.never_shown')}
          </Typography>
          <SaveButton alwaysEnable label="frontdesk.connections.store" sx={{ alignSelf: 'flex-start' }} />
        </Box>
      </Form>
    </ResourceContextProvider>
  );
}

function CompanyChoice() {
  return (
    <ReferenceInput source="company_id" reference="companies">
      <AutocompleteInput
        optionText="name"
        filterToQuery={(name: string) => ({ name })}
        helperText="frontdesk.connections.help.company_id"
      />
    </ReferenceInput>
  );
}
