import type { Crowd } from '../callers/crowd.js';
import type { Settings } from '../house/frontdesk.js';
import type { Stand } from '../stand.js';

/** What a scene has while callers book. */
export interface Stage extends Stand {
  callers: Crowd;
  /** How long its fault lasts. */
  lastsMs: number;
}

/** Sets the fault, lets it last, lifts it. @returns in a few words what it did @throws when it did nothing */
export type Play = (stage: Stage) => Promise<string>;

interface Opened {
  /** How Frontdesk runs; null: the scene runs its own processes at the same address. */
  frontdesk: Settings | null;
  play: Play;
  /** When all is compared. */
  close?: () => Promise<void>;
}

export interface Scene {
  /** For `--only`. */
  name: string;
  lastsMs: { quick: number; full: number };
  /** The process itself is taken away: callers' connection errors are counted and not blamed. */
  isAway?: boolean;
  /** Signatures are checked by a clock that is wrong: 401 is the right answer. */
  turnsAway?: boolean;
  /** Callers reach Frontdesk through a balancer, each call by a connection of its own. */
  isBalanced?: boolean;
  /** Before anybody calls. @throws Skipped */
  open: (stand: Stand) => Promise<Opened>;
}

/** The scene cannot be played on this machine; the message says why. */
export class Skipped extends Error {}

/** For scenes that need nothing of their own. */
export function simply(play: Play): Scene['open'] {
  return () => Promise.resolve({ frontdesk: {}, play });
}
