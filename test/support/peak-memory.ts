// How much memory a workerd of ours ever held.
import { readdirSync, readFileSync } from 'node:fs';

/** The peak resident megabytes of any workerd this process started; 0 where the system does not say. */
export function peakMegabytes(): number {
  const peaks = processIds().map((id) => {
    const status = statusOf(id);
    const isOurs = /^Name:\s*workerd/m.test(status) && status.includes(`PPid:\t${process.pid}\n`);
    return isOurs ? Number(/VmHWM:\s*(\d+)/.exec(status)?.[1] ?? 0) : 0;
  });
  return Math.round(Math.max(0, ...peaks) / 1024);
}

function processIds(): string[] {
  try {
    return readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  } catch {
    return [];
  }
}

/** Processes end while we look. */
function statusOf(id: string): string {
  try {
    return readFileSync(`/proc/${id}/status`, 'utf8');
  } catch {
    return '';
  }
}
