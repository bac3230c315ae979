import { readFile, realpath, stat } from 'node:fs/promises';
import { dirname } from 'node:path';

/** The system account that the database server runs as. PostgreSQL refuses to run as root. */
export interface Account {
  uid: number;
  gid: number;
}

export function isRoot(): boolean {
  return process.getuid?.() === 0;
}

export function currentAccount(): Account {
  return { uid: process.getuid?.() ?? -1, gid: process.getgid?.() ?? -1 };
}

/** `nobody`; 65534 is its number nearly everywhere, also where /etc/passwd does not name it. */
export async function unprivilegedAccount(passwdFile = '/etc/passwd'): Promise<Account> {
  const passwd = await readFile(passwdFile, 'utf8').catch(() => '');
  const [, , uid, gid] = (passwd.split('\n').find((line) => line.startsWith('nobody:')) ?? '').split(':');
  const account = { uid: Number(uid), gid: Number(gid) };
  return account.uid > 0 && account.gid > 0 ? account : { uid: 65534, gid: 65534 };
}

/** What `child_process.spawn` needs to become this account; only root may and must ask for it. */
export function spawnIdentity(account: Account): Partial<Account> {
  return isRoot() ? account : {};
}

/** Whether the account may pass through every folder down to and including the path (for a file: may execute it). */
export async function isReachable(path: string, account: Account): Promise<boolean> {
  let current = await realpath(path);
  for (;;) {
    const { mode, uid, gid } = await stat(current);
    const bit = uid === account.uid ? 0o100 : gid === account.gid ? 0o010 : 0o001;
    if ((mode & bit) === 0) return false;
    if (current === dirname(current)) return true;
    current = dirname(current);
  }
}
