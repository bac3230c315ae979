/** Name of the kind of work whose rows are sync_runs. */
export const SYNC_RUN = 'sync_run';
