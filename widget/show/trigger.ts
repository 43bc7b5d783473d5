// Triggers: the moment in the browser at which an armed campaign may show. One watcher per kind of condition.
import type { Trigger } from '../../shared/schema/trigger.ts';
import { exitIntent } from './exit-intent.ts';
import type { Host } from './host.ts';
import { scrolledPercent } from './scrolled.ts';

/** Looks out for one condition, with its value; ends with the signal. */
export type Watch = (value: unknown, host: Host, signal: AbortSignal, fire: () => void) => void;

/** By the name of the condition. A kind that is not here is of a newer Worker: its campaign is not armed. */
const WATCHERS = new Map<string, Watch>([
  ['immediately', (_, __, ___, fire) => fire()],
  [
    'afterSeconds',
    (seconds, { arrivedAt }, signal, fire) => {
      const timer = setTimeout(fire, arrivedAt + Number(seconds) * 1000 - Date.now());
      signal.addEventListener('abort', () => clearTimeout(timer));
    },
  ],
  ['scrolledPercent', scrolledPercent],
  ['exitIntent', exitIntent],
  ['pagesViewed', (least, { record }, _, fire) => record().pages >= Number(least) && fire()],
  [
    'event',
    (name, { tracked }, signal, fire) => {
      if (tracked.some((one) => one === name)) fire();
      addEventListener('reprise:track', (e) => e instanceof CustomEvent && e.detail === name && fire(), {
        signal,
      });
    },
  ],
]);

/** Watches until all or any of the conditions came true, then fires once. False: a condition is unknown. */
export function watchTrigger(trigger: Trigger, host: Host, signal: AbortSignal, fire: () => void): boolean {
  const all = 'all' in trigger;
  const conditions = Object.values(trigger)
    .flat()
    .flatMap(Object.entries<unknown>);
  if (conditions.some(([kind]) => !WATCHERS.has(kind))) return false;
  const missing = new Set(all ? conditions.keys() : [0]);
  conditions.forEach(([kind, value], i) => {
    WATCHERS.get(kind)?.(value, host, signal, () => {
      if (missing.delete(all ? i : 0) && !missing.size) fire();
    });
  });
  return true;
}
