export type EmbeddedLog = (event: string, fields: Record<string, unknown>) => void;

export interface EmbeddedPostgresOptions {
  /** Frontdesk's own folder, such as `<cwd>/.frontdesk`; data, password and server log are kept in it. */
  directory: string;
  /** The wished port (54329); when it is taken any free one is used. */
  port?: number;
  /** `false` gives up safety against a crash of the machine (fsync, synchronous_commit and full_page_writes off): for tests only. */
  fsync?: boolean;
  /** Created when missing. */
  databases: string[];
  log: EmbeddedLog;
  maxConnections?: number;
  /** Where root puts what `nobody` cannot reach below `directory`; the first usable one is taken. */
  sharedHomes?: string[];
}
