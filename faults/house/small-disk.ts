import { spawnSync } from 'node:child_process';
import { closeSync, mkdirSync, openSync, rmSync, statSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { Ending } from '../../bench/running/ending.js';

const SIZE_MB = 512;
const MIB = 1_024 * 1_024;

/** A file system of its own, small enough to be filled. */
export class SmallDisk {
  private constructor(readonly folder: string) {}

  /** @throws with the reason where nothing may be mounted */
  static mount(ending: Ending, folder: string): SmallDisk {
    mkdirSync(folder);
    run('mount', ['-t', 'tmpfs', '-o', `size=${SIZE_MB}m,mode=0711`, 'tmpfs', folder]);
    ending.add(() => run('umount', [folder]));
    return new SmallDisk(folder);
  }

  /** A server's data with its password; it must not run. */
  takeOver(home: string): void {
    run('cp', ['-a', join(home, 'postgres'), join(home, 'postgres-password'), this.folder]);
  }

  /** Takes all that is left. */
  fill(): void {
    const file = openSync(this.ballast, 'a');
    try {
      for (const piece = Buffer.alloc(MIB / 4); ;) writeSync(file, piece);
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'ENOSPC')) throw error;
    } finally {
      closeSync(file);
    }
  }

  /** There is room again. @returns how many MiB were taken away */
  clear(): number {
    const { size } = statSync(this.ballast);
    rmSync(this.ballast);
    return Math.round(size / MIB);
  }

  private get ballast(): string {
    return join(this.folder, 'ballast');
  }
}

function run(program: string, args: string[]): void {
  const { status, stderr, error } = spawnSync(program, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${program} ${args.join(' ')}: ${error?.message ?? stderr.trim()}`);
}
