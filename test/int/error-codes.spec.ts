import { globSync, readFileSync } from 'node:fs';
import { API_CODES } from '../../src/contracts/error-codes.js';

const known: Record<string, number> = API_CODES;

/** Every code that the source throws, with the status it is thrown with. */
function thrownCodes(): { file: string; code: string; status: number }[] {
  return globSync('src/**/*.ts').flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/new AppError\(\s*'([a-z_.]+)',\s*(\d{3})/g)].map(([, code = '', status]) => ({
      file,
      code,
      status: Number(status),
    })),
  );
}

describe('the list of error codes', () => {
  it('is found in use at all', () => {
    expect(thrownCodes().length).toBeGreaterThan(8);
  });

  it('names every code that is thrown, with its one HTTP status', () => {
    const strangers = thrownCodes().filter(({ code, status }) => known[code] !== status);

    expect(strangers).toEqual([]);
  });
});
