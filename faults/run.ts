import { progressFrom } from '../bench/progress.js';
import { runToItsEnd } from '../bench/running/to-its-end.js';
import { playAll } from './faults.js';
import { USAGE, readOptions } from './options.js';
import { asText } from './report/print.js';
import { verdictOf } from './report/verdict.js';

await runToItsEnd(async (ending) => {
  const options = readOptions(process.argv.slice(2));
  if (!options) return console.log(USAGE);
  const rows = await playAll(options, ending, progressFrom(Date.now()));
  const verdict = verdictOf(rows);
  console.log(options.json ? JSON.stringify({ verdict, scenes: rows }, null, 2) : asText(rows, verdict));
  if (!verdict.well) process.exitCode = 1;
});
