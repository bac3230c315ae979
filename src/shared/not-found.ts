import { ParseUUIDPipe } from '@nestjs/common';
import { AppError } from './app-error.js';

/** What an id in a route can name. */
type Findable = 'call' | 'connection' | 'company' | 'team' | 'branch' | 'service' | 'phone number' | 'workspace';

/** The same words for an id that does not exist and for one of another company: nobody learns which it was. */
export function notFound(what: Findable): AppError {
  return new AppError('request.not_found', 404, `There is no such ${what}.`);
}

/** For ids in a route: a text that is no id names nothing. */
export function idOf(what: Findable): ParseUUIDPipe {
  return new ParseUUIDPipe({ exceptionFactory: () => notFound(what) });
}
