import { progressFrom } from '../bench/progress.js';
import { Ending } from '../bench/running/ending.js';
import { playAll } from './faults.js';
import { USAGE, readOptions } from './options.js';
import { asText } from './report/print.js';
import { verdictOf } from './report/verdict.js';

const ending = new Ending();
ending.watchSignals();
try {
  const options = readOptions(process.argv.slice(2));
  if (options) {
    const rows = await playAll(options, ending, progressFrom(Date.now()));
    const verdict = verdictOf(rows);
    console.log(options.json ? JSON.stringify({ verdict, scenes: rows }, null, 2) : asText(rows, verdict));
    if (!verdict.well) process.exitCode = 1;
  } else console.log(USAGE);
} catch (error) {
  // What fails because the run is being ended needs no words.
  if (!ending.isOver) console.error(error);
  process.exitCode = 1;
} finally {
  await ending.all();
}
process.exit();
