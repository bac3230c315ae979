import { createRequire } from 'node:module';

const { default: Sequencer } = createRequire(import.meta.url)('@jest/test-sequencer');

/** Suites of a minute or so, which would otherwise be left over at the end of a run with nothing to run beside them. */
const LONGEST = ['/test/crash/', '/test/browser/'];

/** Without times of an earlier run, as in CI, jest takes large files first; how long a suite takes is another matter. */
export default class LongestFirst extends Sequencer {
  sort(tests) {
    const rank = ({ path }) => (LONGEST.some((folder) => path.includes(folder)) ? 0 : 1);
    return super.sort(tests).toSorted((one, other) => rank(one) - rank(other));
  }
}
