import type { Progress } from '../bench/progress.js';
import type { Ending } from '../bench/running/ending.js';
import type { Options } from './options.js';
import { playScene } from './play.js';
import type { Row } from './report/row.js';
import { Skipped } from './scenes/scene.js';
import { setUp } from './stand.js';

/** The whole run; what it starts is ended through `ending`. */
export async function playAll(options: Options, ending: Ending, progress: Progress): Promise<Row[]> {
  const stand = await setUp(options, ending, progress);
  const counter = { next: 0 };
  const rows: Row[] = [];
  for (const scene of options.scenes) {
    progress(scene.name);
    try {
      rows.push(await playScene(scene, stand, counter));
    } catch (error) {
      if (ending.isOver || !(error instanceof Error)) throw error;
      const isSkipped = error instanceof Skipped;
      rows.push({ ...nothing(scene.name), ...(isSkipped ? { skipped: error.message } : { broken: [error.message] }) });
      // In what state it left everything nobody knows: further scenes would show nothing.
      if (!isSkipped) break;
    }
  }
  return rows;
}

function nothing(scene: string): Row {
  return {
    ...{ scene, skipped: null, did: 'was not played to its end', broken: [] },
    ...{ calls: 0, booked: 0, repeated: 0, unreachable: 0, turnedAway: 0, noSentence: 0, rangAgain: 0, unsettled: 0, slowestMs: 0 },
    disagreement: { toldButMissing: [], doubles: [], wronglyNo: [], unowned: [] },
  };
}
