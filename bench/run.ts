import { bench } from './bench.js';
import { USAGE, readOptions } from './options.js';
import { progressFrom } from './progress.js';
import { asText } from './report/print.js';
import { runToItsEnd } from './running/to-its-end.js';

await runToItsEnd(async (ending) => {
  const options = readOptions(process.argv.slice(2));
  if (!options) return console.log(USAGE);
  const findings = await bench(options, ending, progressFrom(Date.now()));
  console.log(options.json ? JSON.stringify(findings, null, 2) : asText(findings));
});
