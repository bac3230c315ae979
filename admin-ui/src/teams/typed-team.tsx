import { TextField } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import type { SelectableTeam, TeamChoice } from './use-team-choices';

interface TypedTeamProps {
  connectionId: string;
  /** A typed team that is listed gets its name, or the word that it is taken. */
  teams: SelectableTeam[];
  onChange: (choice: TeamChoice | null) => void;
}

/** A Cal.com team by its number, as it stands in the address of the team's settings at Cal.com. */
export function TypedTeam({ connectionId, teams, onChange }: TypedTeamProps) {
  const translate = useTranslate();
  const [text, setText] = useState('');
  const listedAs = (id: number) => teams.find(({ calcom_team_id }) => calcom_team_id === id);
  const isTaken = (listedAs(Number(text))?.assigned_to ?? null) !== null;
  const isWrong = text !== '' && idIn(text) === null;
  const type = (typed: string) => {
    setText(typed);
    const id = idIn(typed);
    const listed = id === null ? undefined : listedAs(id);
    const isFree = id !== null && (listed?.assigned_to ?? null) === null;
    onChange(
      isFree ? { connectionId, calcomTeamId: id, name: listed?.name ?? null, eventTypeCount: listed?.event_type_count ?? null } : null,
    );
  };
  const help = isTaken ? 'typed_taken' : isWrong ? 'typed_wrong' : 'typed_help';
  return (
    <TextField
      label={translate('frontdesk.teams.selector.typed_label')}
      value={text}
      onChange={({ target }) => type(target.value.trim())}
      error={isTaken || isWrong}
      helperText={translate(`frontdesk.teams.selector.${help}`)}
      slotProps={{ htmlInput: { inputMode: 'numeric' } }}
      sx={{ maxWidth: 480, mt: 1 }}
    />
  );
}

const LARGEST = 2_147_483_647;

function idIn(text: string): number | null {
  const id = /^\d+$/.test(text) ? Number(text) : 0;
  return id >= 1 && id <= LARGEST ? id : null;
}
