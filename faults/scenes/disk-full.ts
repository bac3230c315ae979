import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Ending } from '../../bench/running/ending.js';
import { SmallDisk } from '../house/small-disk.js';
import { type Scene, Skipped, type Stage } from './scene.js';

const LOOKS_EVERY_MS = 100;

/** The database's disk is full. The last scene: the database goes on living on the small disk. */
export const diskFull: Scene = {
  name: 'disk-full',
  lastsMs: { quick: 4_000, full: 10_000 },
  open: async ({ ending, folder, database, frontdesk }) => {
    const disk = smallDisk(ending, join(folder, 'small-disk'));
    await frontdesk.end();
    await database.stop();
    disk.takeOver(folder);
    database.moveTo(disk.folder);
    ending.add(() => database.stop());
    await database.start();
    return { frontdesk: {}, play: (stage) => fill(disk, stage) };
  },
};

function smallDisk(ending: Ending, folder: string): SmallDisk {
  try {
    return SmallDisk.mount(ending, folder);
  } catch (error) {
    throw new Skipped(error instanceof Error ? error.message : 'no tmpfs may be mounted here');
  }
}

async function fill(disk: SmallDisk, { callers, database, lastsMs }: Stage): Promise<string> {
  const before = callers.undecided;
  let wentDown = false;
  for (const began = Date.now(); Date.now() - began < lastsMs;) {
    // What PostgreSQL gives back meanwhile, such as an old log segment, is taken, too.
    disk.fill();
    wentDown ||= !(await database.isRunning());
    await delay(LOOKS_EVERY_MS);
  }
  const ballast = disk.clear();
  // Without room for its log PostgreSQL gives up, and whoever runs it starts it again.
  if (!(await database.isRunning())) await database.start();
  const noticed = callers.undecided - before;
  if (noticed === 0) throw new Error('nobody noticed that the disk was full');
  return `${ballast} MB of ballast; PostgreSQL ${wentDown ? 'gave up and was started again' : 'stayed up'}`;
}
