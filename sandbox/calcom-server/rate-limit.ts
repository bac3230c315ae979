const WINDOW_MS = 60_000;
const BLOCK_MS = 60_000;

interface Window {
  hits: number;
  endsAt: number;
  blockedUntil: number;
}

export interface Reading {
  allowed: boolean;
  headers: Record<string, string>;
}

/** Requests a minute per key (per address without a key); going over blocks for a full minute, and there is no Retry-After. */
export class RateLimit {
  private readonly windows = new Map<string, Window>();

  constructor(
    private limit: number,
    private readonly now: () => Date,
  ) {}

  /** A new limit starts with empty windows and lifts every block. */
  change(limit: number): void {
    this.limit = limit;
    this.windows.clear();
  }

  hit(tracker: string): Reading {
    const at = this.now().getTime();
    const window = this.window(tracker, at);
    if (window.blockedUntil > at) return this.reading(false, 0, window.blockedUntil - at);
    window.hits++;
    if (window.hits <= this.limit) return this.reading(true, this.limit - window.hits, window.endsAt - at);
    window.blockedUntil = at + BLOCK_MS;
    return this.reading(false, 0, BLOCK_MS);
  }

  private window(tracker: string, at: number): Window {
    const known = this.windows.get(tracker);
    if (known && (known.blockedUntil > at || (known.blockedUntil === 0 && known.endsAt > at))) return known;
    const fresh = { hits: 0, endsAt: at + WINDOW_MS, blockedUntil: 0 };
    this.windows.set(tracker, fresh);
    return fresh;
  }

  private reading(allowed: boolean, remaining: number, resetMs: number): Reading {
    return {
      allowed,
      headers: {
        'x-ratelimit-limit-default': String(this.limit),
        'x-ratelimit-remaining-default': String(remaining),
        'x-ratelimit-reset-default': String(Math.ceil(resetMs / 1000)),
      },
    };
  }
}
