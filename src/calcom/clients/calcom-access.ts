/** Cal.com versions its API per family of end points, not as a whole; `other` are those without a version parameter. */
export type EndpointFamily = 'bookings' | 'slots' | 'event_types' | 'other';

/** The `cal-api-version` sent to each family; null sends no header. */
export type ApiVersions = Record<EndpointFamily, string | null>;

/** Served by the hosted API and by older self-hosted servers alike. A missing or unknown version silently means 2024-04-15. */
export const DEFAULT_API_VERSIONS: ApiVersions = {
  bookings: '2024-08-13',
  slots: '2024-09-04',
  event_types: '2024-06-14',
  other: null,
};

/** What is needed to reach one Cal.com instance as one user. */
export interface CalcomAccess {
  /** Ends in /v2, without a slash behind it. */
  baseUrl: string;
  apiKey: string;
  /** Set for accounts of an organisation: their teams are reached through /organizations/{id} only. */
  organizationId: number | null;
  versions: ApiVersions;
}

/** The tightest limiter named in one answer. */
export interface RateLimitSeen {
  limit: number;
  remaining: number;
  /** Seconds from now, as Cal.com sends it (not an epoch). */
  resetSeconds: number;
}

/** Who asks, and how long the whole method may take: all pages, one retry and reading the bodies. */
export interface CalcomCall {
  access: CalcomAccess;
  deadlineMs: number;
  /** Awaited before every request, so once a page and once a retry: pays for it, or throws and nothing is sent. */
  beforeRequest?: () => Promise<void>;
  /** Called for every answer that names a limit, so once a page and once a retry. */
  onRateLimit?: (seen: RateLimitSeen) => void;
}
