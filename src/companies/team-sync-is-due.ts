/**
 * CompanyTeam.teamSyncIsDue in SQL, for rows of company_teams; the parameter is the present time. Reads the partial index
 * company_teams_due. An open run means that its outcome will set the next time.
 */
export const TEAM_SYNC_IS_DUE = `
  next_sync_at <= ? and removed_at is null and announced_at is not null
  and not exists (select from sync_runs r where r.company_team_id = company_teams.id and r.finished_at is null)`;
