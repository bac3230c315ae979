import { Box, Typography } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { ConnectionCheck } from '../connections/connection-check';
import { Fold } from '../shared/fold';
import { TextLink } from '../shared/text-link';
import { When } from '../shared/when';
import type { Connection } from '../teams/use-team-choices';
import { AnotherKey } from './another-key';

/** Whether the key is good, asked at once unless that is known; of a company's own key also the way to replace it. */
export function CheckedKey({ connection }: { connection: Connection }) {
  const translate = useTranslate();
  const { id, status, company_id: owner, last_checked_at: checkedAt } = connection;
  const [keys, setKeys] = useState(0);
  const [wasGood] = useState(status === 'ok');
  return (
    <Box sx={{ display: 'flex', flexDirection: 'column', gap: 1.5 }}>
      {status === 'ok' && (
        <Typography variant="body2" color="textSecondary">
          {translate('frontdesk.setup.key_checked')} <When at={checkedAt} relative />
        </Typography>
      )}
      <ConnectionCheck key={keys} connectionId={id} immediately={!wasGood || keys > 0} />
      {owner === null ? (
        status === 'error' && <TextLink to={`/connections/${id}`}>{translate('frontdesk.setup.mend_key')}</TextLink>
      ) : (
        <Fold title={translate('frontdesk.setup.another_key')} open={status === 'error'}>
          <AnotherKey connection={connection} onStored={() => setKeys(keys + 1)} />
        </Fold>
      )}
    </Box>
  );
}
