import { distance } from 'fastest-levenshtein';
import { isIdShaped } from '../../shared/ids.js';
import { type ServiceRow, serviceName } from './chain-row.js';

export type ServiceMatch =
  | { kind: 'one'; row: ServiceRow }
  /** Nothing named, nothing like it, or several like it: the caller is asked, nothing is guessed. */
  | { kind: 'unclear'; like: ServiceRow[] }
  /** An id-shaped text that is no service of this company. */
  | { kind: 'foreign_id' };

/** Finds the service a caller means: by id, by exact name or alias (to the letter first), by a close spelling that only one service has. */
export function matchService(services: ServiceRow[], wanted: string | null): ServiceMatch {
  const text = plain(wanted ?? '');
  if (text === '') return { kind: 'unclear', like: [] };
  if (isIdShaped(wanted ?? '')) {
    const row = services.find((service) => service.service_id === (wanted ?? '').trim().toLowerCase());
    return row ? { kind: 'one', row } : { kind: 'foreign_id' };
  }
  const named = services.filter((service) => isNamed(service, wanted ?? ''));
  if (named.length === 1 && named[0]) return { kind: 'one', row: named[0] };
  const exact = services.filter((service) => names(service).includes(text));
  if (exact.length === 1 && exact[0]) return { kind: 'one', row: exact[0] };
  if (exact.length > 1) return { kind: 'unclear', like: exact };
  const close = services.filter((service) => names(service).some((name) => isCloseSpelling(name, text)));
  if (close.length === 1 && close[0]) return { kind: 'one', row: close[0] };
  return {
    kind: 'unclear',
    like: close.length > 0 ? close : services.filter((service) => names(service).some((name) => sharesWord(name, text))),
  };
}

/** Called so to the letter. Then no service that is spelt much like it counts, and the chain is read to this one alone. */
function isNamed(row: ServiceRow, text: string): boolean {
  return written(row).includes(text);
}

function names(row: ServiceRow): string[] {
  return written(row).map(plain);
}

function written(row: ServiceRow): string[] {
  return [serviceName(row), row.service_title, row.service_slug, ...row.aliases];
}

/** One slip in a short word, two in a longer one: what speech recognition and spelling do to a name. */
function isCloseSpelling(name: string, text: string): boolean {
  const slips = name.length >= 8 ? 2 : 1;
  return name.length >= 4 && distance(name.replaceAll(' ', ''), text.replaceAll(' ', '')) <= slips;
}

function sharesWord(name: string, text: string): boolean {
  return text.split(' ').some((word) => word.length >= 4 && name.includes(word)) || (text.length >= 4 && name.includes(text));
}

function plain(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
