import { createHmac, timingSafeEqual } from 'node:crypto';
import { parseCookie, stringifySetCookie } from 'cookie';

/** What a browser sends back with each request. */
export class SessionCookie {
  private readonly secure: boolean;
  /** The prefix lets browsers take it from this host over https alone. */
  private readonly name: string;

  constructor(publicUrl: string) {
    this.secure = publicUrl.startsWith('https://');
    this.name = this.secure ? '__Host-frontdesk' : 'frontdesk';
  }

  read(header: string | undefined): string | null {
    return (header === undefined ? undefined : parseCookie(header)[this.name]) || null;
  }

  /** Empty text and no time takes it away. */
  write(text: string, expiresAt: Date): string {
    const { name, secure } = this;
    return stringifySetCookie({ name, secure, value: text, expires: expiresAt, path: '/', httpOnly: true, sameSite: 'lax' });
  }

  clear(): string {
    return this.write('', new Date(0));
  }
}

/** What a page must send in `x-csrf-token` to change anything: no other site can read it, and nobody can make it without the session. */
export function csrfTokenOf(sessionText: string): string {
  return createHmac('sha256', sessionText).update('csrf').digest('base64url');
}

export function isCsrfToken(given: unknown, sessionText: string): boolean {
  const expected = Buffer.from(csrfTokenOf(sessionText));
  const sent = Buffer.from(typeof given === 'string' ? given : '');
  return sent.length === expected.length && timingSafeEqual(sent, expected);
}

/** Browsers say themselves when another site sends a request; programs do not send this header. */
export function isFromOtherSite(fetchSite: unknown): boolean {
  return typeof fetchSite === 'string' && fetchSite !== 'same-origin' && fetchSite !== 'none';
}
