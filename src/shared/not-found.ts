import { ParseUUIDPipe } from '@nestjs/common';
import { AppError } from './app-error.js';

/** What an id in a route can name. */
type Findable =
  | ('company' | 'team' | 'branch' | 'service' | 'branch service' | 'connection' | 'sync run')
  | ('phone number' | 'workspace' | 'call' | 'receipt' | 'booking' | 'callback request' | 'person')
  | ('user' | 'token');

/** The same words for an id that does not exist and for one of another company: nobody learns which it was. */
export function notFound(what: Findable, field?: string): AppError {
  return new AppError('request.not_found', 404, `There is no such ${what}.`, { field });
}

/** For ids in a route: a text that is no id names nothing. */
export function idOf(what: Findable): ParseUUIDPipe {
  return new ParseUUIDPipe({ exceptionFactory: () => notFound(what) });
}
