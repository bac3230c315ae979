import { Ending } from './ending.js';

/** A whole program: does `work`, and in any case ends all that it began, also on Ctrl-C. Ends with 1 when it fails. */
export async function runToItsEnd(work: (ending: Ending) => Promise<void>): Promise<never> {
  const ending = new Ending();
  ending.watchSignals();
  try {
    await work(ending);
  } catch (error) {
    // What fails because the run is being ended needs no words.
    if (!ending.isOver) console.error(error);
    process.exitCode = 1;
  } finally {
    await ending.all();
  }
  process.exit();
}
