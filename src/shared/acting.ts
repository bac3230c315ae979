import { AsyncLocalStorage } from 'node:async_hooks';

/** On whose behalf something is written. `scheduler`: Frontdesk by itself, in the background; `start`: rows made from the environment. */
export type ActingKind = 'user' | 'token' | 'cli' | 'sync' | 'webhook' | 'scheduler' | 'caller' | 'start';

export interface Acting {
  kind: ActingKind;
  /** Of the user or token; null for all others. */
  id: string | null;
}

/** A box, because a request begins before its sender is known. */
const storage = new AsyncLocalStorage<{ acting: Acting }>();

/** Runs `work` on behalf of `kind`: every row that it writes in an audited table is noted under this name. */
export function actAs<T>(kind: ActingKind, work: () => T): T {
  return storage.run({ acting: { kind, id: null } }, work);
}

/** From here on this request acts for `acting`: called once its sender is known. */
export function nowActing(acting: Acting): void {
  const box = storage.getStore();
  if (box) box.acting = acting;
}

export function actingNow(): Acting {
  return storage.getStore()?.acting ?? { kind: 'scheduler', id: null };
}
