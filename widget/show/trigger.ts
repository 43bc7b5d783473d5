// Triggers: the moment in the browser at which an armed campaign may show. One watcher per kind of condition.
import type { Trigger } from '../../shared/schema/trigger.ts';
import { exitIntent } from './exit-intent.ts';
import { scrolledPercent } from './scrolled.ts';

/** What watchers look at; `signal` ends them all. */
export type Scene = {
  readonly arrivedAt: number;
  readonly pages: number;
  /** Calls back for every name tracked on this page, before and from now on. */
  readonly onTrack: (heard: (name: string) => void) => void;
  readonly signal: AbortSignal;
};

export type Watch<T = unknown> = (value: T, scene: Scene, fire: () => void) => void;

/** By the name of the condition. A kind that is not here is of a newer Worker: its campaign is not armed. */
const WATCHERS = new Map<string, Watch>([
  ['immediately', (_, __, fire) => fire()],
  [
    'afterSeconds',
    (seconds, { arrivedAt, signal }, fire) => {
      const timer = setTimeout(fire, arrivedAt + Number(seconds) * 1000 - Date.now());
      signal.addEventListener('abort', () => clearTimeout(timer));
    },
  ],
  ['scrolledPercent', scrolledPercent],
  ['exitIntent', exitIntent],
  ['pagesViewed', (least, { pages }, fire) => pages >= Number(least) && fire()],
  ['event', (name, { onTrack }, fire) => onTrack((heard) => heard === name && fire())],
]);

/** Watches until all or any of the conditions came true, then fires once. False: a condition is unknown. */
export function watchTrigger(trigger: Trigger, scene: Scene, fire: () => void): boolean {
  const conditions = Object.values(trigger)
    .flat()
    .flatMap(Object.entries<unknown>);
  const missing = new Set('all' in trigger ? conditions.keys() : [0]);
  if (!conditions.every(([kind]) => WATCHERS.has(kind))) return false;
  conditions.forEach(([kind, value], i) =>
    WATCHERS.get(kind)?.(value, scene, () => {
      if (missing.delete('all' in trigger ? i : 0) && !missing.size && !scene.signal.aborted) fire();
    }),
  );
  return true;
}
