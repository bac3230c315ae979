import { bench } from './bench.js';
import { USAGE, readOptions } from './options.js';
import { progressFrom } from './progress.js';
import { asText } from './report/print.js';
import { Ending } from './running/ending.js';

const ending = new Ending();
ending.watchSignals();
try {
  const options = readOptions(process.argv.slice(2));
  if (options) {
    const findings = await bench(options, ending, progressFrom(Date.now()));
    console.log(options.json ? JSON.stringify(findings, null, 2) : asText(findings));
  } else console.log(USAGE);
} catch (error) {
  // What fails because the run is being ended needs no words.
  if (!ending.isOver) console.error(error);
  process.exitCode = 1;
} finally {
  await ending.all();
}
process.exit();
