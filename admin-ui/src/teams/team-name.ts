import type { TranslateFunction } from 'react-admin';
import type { Team } from './use-sync';

/** What people call the team; its number only until the first sync has told its name. */
export function teamName(
  { calcom_team_name, calcom_team_id }: Pick<Team, 'calcom_team_name' | 'calcom_team_id'>,
  translate: TranslateFunction,
): string {
  return calcom_team_name ?? translate('frontdesk.teams.nameless', { id: calcom_team_id });
}
