import { Alert, LinearProgress, MenuItem, Stack, TextField, Typography } from '@mui/material';
import { useState } from 'react';
import { usePermissions, useTranslate } from 'react-admin';
import { Problem } from '../shared/problem';
import { TextLink } from '../shared/text-link';
import { TeamOptions } from './team-options';
import { type Connection, type TeamChoice, useConnections } from './use-team-choices';

/**
 * A part of a form: which Cal.com team, through which connection.
 * - `companyId`: for whom; its own connections are offered before the shared ones.
 * - `value`, `onChange`: the choice; null while none is complete. When exactly one team of the connection is free and nothing
 *   was chosen yet, `onChange` is called with it.
 * - `connectionId`: use this connection and offer no other (a wizard that has just checked its key).
 * Who may not choose (company users whose company has no connection of its own) is told so instead.
 */
export interface TeamSelectorProps {
  companyId: string;
  value: TeamChoice | null;
  onChange: (choice: TeamChoice | null) => void;
  connectionId?: string;
}

export function TeamSelector({ companyId, value, onChange, connectionId }: TeamSelectorProps) {
  const { data: connections, error, isPending } = useConnections(companyId);
  const [picked, setPicked] = useState<string | null>(value?.connectionId ?? null);
  if (isPending) return <LinearProgress aria-hidden />;
  if (error) return <Problem error={error} />;
  const offered = connectionId === undefined ? connections : connections.filter(({ id }) => id === connectionId);
  const connection = offered.find(({ id }) => id === picked) ?? offered[0];
  if (!connection) return <NoConnection />;
  const choose = (id: string) => {
    setPicked(id);
    onChange(null);
  };
  return (
    <Stack sx={{ gap: 2 }}>
      {connectionId === undefined && <ConnectionChoice connections={offered} connection={connection} onChoose={choose} />}
      <TeamOptions key={connection.id} companyId={companyId} connectionId={connection.id} value={value} onChange={onChange} />
    </Stack>
  );
}

interface ConnectionChoiceProps {
  connections: Connection[];
  connection: Connection;
  onChoose: (id: string) => void;
}

/** A choice where there is one, else only its name. */
function ConnectionChoice({ connections, connection, onChoose }: ConnectionChoiceProps) {
  const translate = useTranslate();
  const nameOf = ({ label, company_id }: Connection) =>
    translate(`frontdesk.teams.selector.${company_id === null ? 'shared_connection' : 'own_connection'}`, { label });
  const label = translate('frontdesk.teams.selector.connection');
  if (connections.length === 1) {
    return (
      <Typography variant="body2" color="textSecondary">
        {label}: {nameOf(connection)}
      </Typography>
    );
  }
  return (
    <TextField select label={label} value={connection.id} onChange={({ target }) => onChoose(target.value)} sx={{ maxWidth: 480 }}>
      {connections.map((each) => (
        <MenuItem key={each.id} value={each.id}>
          {nameOf(each)}
        </MenuItem>
      ))}
    </TextField>
  );
}

/** On a shared connection only operators see and assign teams: a company user is not even shown it. */
function NoConnection() {
  const translate = useTranslate();
  const { permissions } = usePermissions<string>();
  const isOperator = permissions === 'operator';
  return (
    <Alert severity="info">
      {translate(`frontdesk.teams.selector.${isOperator ? 'no_connection' : 'operators_only'}`)}{' '}
      {isOperator && <TextLink to="/connections/create">{translate('frontdesk.teams.selector.add_connection')}</TextLink>}
    </Alert>
  );
}
