import { existsSync, readFileSync } from 'node:fs';

/** Files named in a page as `path/to/file.ext`; a bare file name stands in the folder of the path before it. */
function namedFiles(page: string): string[] {
  const named = [...page.matchAll(/`([\w./-]+\.(?:ts|mjs|json|yml|md))`/g)].map(([, path]) => path ?? '');
  let folder = '';
  return named.map((path) => {
    if (!path.includes('/') && !existsSync(path)) return `${folder}/${path}`;
    folder = path.slice(0, path.lastIndexOf('/'));
    return path;
  });
}

const page = readFileSync('docs/architecture.md', 'utf8');

it.each(namedFiles(page))('docs/architecture.md names %s, which exists', (path) => {
  expect(existsSync(path)).toBe(true);
});

it.each([
  ['The walk of a call', ['functions.controller', 'function-runner', 'book-appointment.function', 'place-booking.handler', 'settlement']],
  ['The walk of a sync', ['assign-team.handler', 'sync-run.work', 'event-type-diff', 'apply-event-type-diff.handler']],
])('docs/architecture.md tells "%s" by file names', (walk, stations) => {
  const told = page.split('\n## ').find((section) => section.startsWith(walk)) ?? '';

  expect(stations.filter((station) => !namedFiles(told).some((path) => path.includes(station)))).toEqual([]);
});
