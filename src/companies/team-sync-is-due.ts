/**
 * CompanyTeam.teamSyncIsDue in SQL, for rows of company_teams; the parameter is the present time. Reads the partial index
 * company_teams_due. An open run means that its outcome will set the next time. The open runs are read once a statement and looked up
 * in memory: asked for row by row (`not exists`), PostgreSQL, which thinks that there are hardly any, reads them all for each row.
 */
export const TEAM_SYNC_IS_DUE = `
  next_sync_at <= ? and removed_at is null and announced_at is not null
  and company_teams.id not in (select company_team_id from sync_runs where finished_at is null)`;
