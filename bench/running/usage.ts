import { readFileSync, readdirSync } from 'node:fs';

/** Linux counts CPU time in hundredths of a second (sysconf(_SC_CLK_TCK) is 100 everywhere today). */
const TICK_MS = 10;

/** CPU time that a process has used so far, its threads included. */
export function cpuMs(pid: number): number {
  const { own } = timesOf(pid);
  return own * TICK_MS;
}

/** The same of a server that forks: all its present children, and those that ended. */
export function familyCpuMs(pid: number): number {
  const { own, ended } = timesOf(pid);
  const children = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  const ofChildren = children.map((name) => timesIfThere(Number(name))).filter((times) => times?.parent === pid);
  return (own + ended + ofChildren.reduce((sum, times) => sum + (times?.own ?? 0), 0)) * TICK_MS;
}

/** The most memory that a process has held so far (VmHWM), in MiB. */
export function peakMemoryMb(pid: number): number {
  return Math.round(statusKib(pid, 'VmHWM') / 1_024);
}

/** What it holds now (VmRSS), in MiB. */
export function memoryMb(pid: number): number {
  return statusKib(pid, 'VmRSS') / 1_024;
}

function statusKib(pid: number, name: string): number {
  const line = readFileSync(`/proc/${pid}/status`, 'utf8')
    .split('\n')
    .find((each) => each.startsWith(`${name}:`));
  return Number.parseInt(line?.slice(name.length + 1) ?? '', 10);
}

interface Times {
  parent: number;
  own: number;
  ended: number;
}

/** Fields of proc_pid_stat(5); the command before them is in brackets and may hold blanks. */
function timesOf(pid: number): Times {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const fields = stat
    .slice(stat.lastIndexOf(')') + 2)
    .split(' ')
    .map(Number);
  const [parent = 0, user = 0, system = 0, endedUser = 0, endedSystem = 0] = [fields[1], ...fields.slice(11, 15)];
  return { parent, own: user + system, ended: endedUser + endedSystem };
}

function timesIfThere(pid: number): Times | null {
  try {
    return timesOf(pid);
  } catch {
    return null;
  }
}
