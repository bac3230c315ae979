import {
  Alert,
  FormControl,
  FormControlLabel,
  FormLabel,
  LinearProgress,
  Radio,
  RadioGroup,
  Stack,
  TextField,
  Typography,
} from '@mui/material';
import { useEffect, useId, useState } from 'react';
import { HttpError, useTranslate } from 'react-admin';
import { wordsForError } from '../shared/problem';
import { TypedTeam } from './typed-team';
import { type SelectableTeam, type TeamChoice, useTeamsOf } from './use-team-choices';

const TYPED = 'typed';
/** More teams than are taken in at a glance get a field to search in. */
const AT_A_GLANCE = 8;

interface TeamOptionsProps {
  companyId: string;
  connectionId: string;
  value: TeamChoice | null;
  onChange: (choice: TeamChoice | null) => void;
}

/** The teams of one connection by name, the taken ones marked; the id of one that is not listed may be typed. */
export function TeamOptions({ companyId, connectionId, value, onChange }: TeamOptionsProps) {
  const translate = useTranslate();
  const labelId = useId();
  const { data: teams, error, isPending } = useTeamsOf(connectionId);
  const [isTyping, setTyping] = useState(false);
  const [search, setSearch] = useState('');
  const offered = teams?.find(({ is_offered }) => is_offered);
  useEffect(() => {
    if (offered && value === null && !isTyping) onChange(choiceOf(connectionId, offered));
  }, [offered, value, isTyping, connectionId, onChange]);
  if (isPending) return <LinearProgress aria-label={translate('frontdesk.teams.selector.asking')} />;
  const typing = isTyping || error !== null;
  const choose = (id: string) => {
    const team = teams?.find(({ calcom_team_id }) => String(calcom_team_id) === id);
    setTyping(id === TYPED);
    onChange(team ? choiceOf(connectionId, team) : null);
  };
  return (
    <FormControl>
      {error && <NoList error={error} />}
      {teams && (
        <>
          <FormLabel id={labelId}>{translate('frontdesk.teams.selector.team')}</FormLabel>
          {teams.length > AT_A_GLANCE && (
            <TextField
              size="small"
              label={translate('frontdesk.teams.selector.search')}
              value={search}
              onChange={({ target }) => setSearch(target.value)}
              sx={{ my: 1, maxWidth: 480 }}
            />
          )}
          {teams.length === 0 && <Typography variant="body2">{translate('frontdesk.teams.selector.none')}</Typography>}
          <RadioGroup
            aria-labelledby={labelId}
            value={typing ? TYPED : String(value?.calcomTeamId ?? '')}
            onChange={({ target }) => choose(target.value)}
            sx={{ flexWrap: 'nowrap', maxHeight: 420, overflowY: 'auto', pl: 0.5 }}
          >
            {teams
              .filter((team) => matches(team, search))
              .map((team) => (
                <TeamOption key={team.calcom_team_id} team={team} companyId={companyId} />
              ))}
            <FormControlLabel value={TYPED} control={<Radio />} label={translate('frontdesk.teams.selector.typed')} />
          </RadioGroup>
        </>
      )}
      {typing && <TypedTeam connectionId={connectionId} teams={teams ?? []} onChange={onChange} />}
    </FormControl>
  );
}

/** The server's own words say what is wrong with the key or the way to Cal.com. */
function NoList({ error }: { error: Error }) {
  const translate = useTranslate();
  const forbidden = error instanceof HttpError && error.status === 403;
  const why = error instanceof HttpError && typeof error.body?.detail === 'string' ? error.body.detail : wordsForError(error, translate);
  return (
    <Alert severity="warning">
      {forbidden ? translate('frontdesk.teams.selector.operators_only') : translate('frontdesk.teams.selector.no_list', { why })}
    </Alert>
  );
}

function choiceOf(connectionId: string, { calcom_team_id, name, event_type_count }: SelectableTeam): TeamChoice {
  return { connectionId, calcomTeamId: calcom_team_id, name, eventTypeCount: event_type_count };
}

function TeamOption({ team, companyId }: { team: SelectableTeam; companyId: string }) {
  const translate = useTranslate();
  const { name, calcom_team_id, event_type_count, assigned_to } = team;
  const count = event_type_count === null ? null : translate('frontdesk.teams.event_types', { smart_count: event_type_count });
  const about = [count, takenBy(assigned_to, companyId, translate), translate('frontdesk.teams.calcom_id', { id: calcom_team_id })];
  return (
    <FormControlLabel
      value={String(calcom_team_id)}
      disabled={assigned_to !== null}
      control={<Radio />}
      sx={{ my: 0.25 }}
      label={
        <Stack component="span">
          <Typography component="span">{name}</Typography>
          <Typography component="span" variant="body2" color="textSecondary">
            {about.filter(Boolean).join(' · ')}
          </Typography>
        </Stack>
      }
    />
  );
}

/** Whose a team is; of other companies a company user learns no more than that it is taken. */
function takenBy(owner: SelectableTeam['assigned_to'], companyId: string, translate: ReturnType<typeof useTranslate>): string | null {
  if (owner === null) return null;
  if (owner.company_id === companyId) return translate('frontdesk.teams.selector.own_already');
  if (owner.company_name === null) return translate('frontdesk.teams.selector.taken');
  return translate('frontdesk.teams.selector.taken_by', { company: owner.company_name });
}

function matches({ name, slug, calcom_team_id }: SelectableTeam, search: string): boolean {
  const text = `${name} ${slug ?? ''} ${calcom_team_id}`.toLowerCase();
  return search
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}
