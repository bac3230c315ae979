import type { Options } from './options.js';
import type { Progress } from './progress.js';
import type { Ending } from './running/ending.js';
import type { Installation } from './running/installation.js';
import type { Postgres } from './running/postgres.js';

/** What every part of the run works with. */
export interface Stand {
  options: Options;
  ending: Ending;
  progress: Progress;
  /** Of this run; removed with it. */
  folder: string;
  postgres: Postgres;
  installation: Installation;
  /** Of the calendar at 0 ms. */
  calendarOrigin: string;
}
