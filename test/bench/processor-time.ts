// Processor time of the processes this one has started: what others do on the machine hardly moves it. Linux only.
import { readdirSync, readFileSync } from 'node:fs';

const TICKS_PER_SECOND = 100;

/** Ids of this process's children of that name. */
export const childrenNamed = (name: string): readonly number[] =>
  readdirSync('/proc')
    .filter((pid) => /^\d+$/.test(pid))
    .filter((pid) => isChild(statOf(pid), name))
    .map(Number);

/** Seconds of processor time a process has used so far. */
export function secondsOf(pid: number): number {
  const [, user, system] = /\) (?:\S+ ){11}(\d+) (\d+)/.exec(statOf(String(pid))) ?? [];
  return (Number(user) + Number(system)) / TICKS_PER_SECOND;
}

const isChild = (stat: string, name: string): boolean =>
  new RegExp(`^\\d+ \\(${name}\\) \\S ${process.pid} `).test(stat);

/** `/proc/…/stat`; nothing of a process that has ended. */
function statOf(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8');
  } catch {
    return '';
  }
}
