import { setTimeout as delay } from 'node:timers/promises';
import { Crowd } from './callers/crowd.js';
import { isTold } from './callers/answers.js';
import { wish } from './callers/wishes.js';
import { compare } from './ledgers/compare.js';
import { ourRows } from './ledgers/our-rows.js';
import { settle } from './ledgers/settle.js';
import { whatIsBroken } from './report/judge.js';
import type { Row } from './report/row.js';
import { type Play, type Scene } from './scenes/scene.js';
import type { Stand } from './stand.js';

/** Callers book before, while and after it is bad. */
const CALM_MS = { quick: 1_000, full: 2_000 };

/** One scene, from the first caller to the comparison. @param counter over the whole run: no two scenes share a wish */
export async function playScene(scene: Scene, stand: Stand, counter: { next: number }): Promise<Row> {
  const { options, frontdesk } = stand;
  const { play, close, ...opened } = await scene.open(stand);
  if (opened.frontdesk) await frontdesk.run(opened.frontdesk);
  const callers = new Crowd({
    ...{ origin: frontdesk.origin, callers: options.callers, keepAlive: !scene.isBalanced },
    nextWish: () => wish(scene.name, counter.next++),
  });
  const hangUp = stand.ending.add(() => callers.close());
  try {
    return await throughTheFault(scene, play, callers, stand);
  } finally {
    await hangUp();
    await close?.();
  }
}

async function throughTheFault(scene: Scene, play: Play, callers: Crowd, stand: Stand): Promise<Row> {
  const { options, progress, database, calendar } = stand;
  const pace = options.quick ? 'quick' : 'full';
  await delay(CALM_MS[pace]);
  const did = await play({ ...stand, callers, lastsMs: scene.lastsMs[pace] });
  await delay(CALM_MS[pace]);
  await callers.stop();
  progress(`${scene.name}: ${did}; waiting until all is settled`);
  const unsettled = await settle(stand);
  const rangAgain = await callers.ringAgain();
  const { ledger } = callers;
  const disagreement = compare({
    callers: ledger.wishes,
    ours: await ourRows(database, scene.name),
    calendar: await calendar.bookings(),
  });
  const row = {
    ...{ scene: scene.name, did, rangAgain, disagreement, unsettled: unsettled + (await settle(stand)) },
    ...{ calls: ledger.calls, repeated: ledger.repeated, unreachable: ledger.unreachable },
    ...{ turnedAway: ledger.turnedAway, noSentence: ledger.noSentence, slowestMs: ledger.slowestMs },
    booked: ledger.wishes.filter(({ heard }) => heard.some(isTold)).length,
  };
  return { ...row, skipped: null, broken: whatIsBroken(scene, row) };
}
