import { Box } from '@mui/material';
import { useQueryClient } from '@tanstack/react-query';
import { Form, HttpError, ResourceContextProvider, SaveButton, useDataProvider } from 'react-admin';
import { ApiKeyInput } from '../connections/connection-inputs';
import { useSayProblem } from '../shared/use-say-problem';
import type { Connection } from '../teams/use-team-choices';

/** Another key in place of the stored one. */
export function AnotherKey({ connection, onStored }: { connection: Connection; onStored: () => void }) {
  const dataProvider = useDataProvider();
  const queries = useQueryClient();
  const sayProblem = useSayProblem();
  const store = async (data: object): Promise<object | undefined> => {
    try {
      await dataProvider.update('connections', { id: connection.id, data, previousData: connection });
      await queries.invalidateQueries({ queryKey: ['connections'] });
      onStored();
      return undefined;
    } catch (error) {
      sayProblem(error);
      return error instanceof HttpError ? error.body?.errors : undefined;
    }
  };
  return (
    <ResourceContextProvider value="connections">
      <Form onSubmit={store}>
        <Box sx={{ display: 'flex', flexDirection: 'column', maxWidth: 560 }}>
          <ApiKeyInput />
          <SaveButton alwaysEnable label="frontdesk.connections.store" sx={{ alignSelf: 'flex-start' }} />
        </Box>
      </Form>
    </ResourceContextProvider>
  );
}
