// One Worker at a time per folder: two on the same database files would spoil them.
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Stop } from './stop.ts';

/** Takes the folder for this process, until it ends. Throws Stop while another living process has it. */
export function lockFolder(folder: string): void {
  const file = join(folder, 'running.pid');
  const holder = holderOf(file);
  if (holder !== undefined && isAlive(holder))
    throw new Stop(`${folder} is in use by process ${holder}; if that is not Reprise, delete ${file}`);
  writeFileSync(file, String(process.pid));
  process.once('exit', () => rmSync(file, { force: true }));
}

function holderOf(file: string): number | undefined {
  try {
    return Number(readFileSync(file, 'utf8')) || undefined;
  } catch {
    return undefined;
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
