// Triggers: the moment in the browser at which an armed campaign may show. One watcher per kind of condition.
import type { Trigger } from '../../shared/schema/trigger.ts';
import { exitIntent } from './exit-intent.ts';
import { scrolledPercent } from './scrolled.ts';

/** What watchers look at; `signal` ends them all. */
export type Scene = {
  readonly arrivedAt: number;
  readonly pages: number;
  readonly tracked: readonly string[];
  /** Calls back for every name tracked from now on. */
  readonly onTrack: (heard: (name: string) => void) => void;
  readonly signal: AbortSignal;
};

export type Watch = (value: unknown, scene: Scene, fire: () => void) => void;

/** By the name of the condition. A kind that is not here is of a newer Worker: its campaign is not armed. */
const WATCHERS = new Map<string, Watch>([
  ['immediately', (_, __, fire) => fire()],
  ['afterSeconds', afterSeconds],
  ['scrolledPercent', scrolledPercent],
  ['exitIntent', exitIntent],
  ['pagesViewed', (pages, scene, fire) => scene.pages >= Number(pages) && fire()],
  ['event', onEvent],
]);

/** Watches until all or any of the conditions came true, then fires once. False: a condition is unknown. */
export function watchTrigger(trigger: Trigger, scene: Scene, fire: () => void): boolean {
  const all = 'all' in trigger;
  const conditions = Object.values(trigger)
    .flat()
    .flatMap((condition) => Object.entries(condition));
  const watchers = conditions.map(([kind]) => WATCHERS.get(kind));
  if (!watchers.every((watch) => watch !== undefined)) return false;
  let missing = all ? watchers.length : 1;
  watchers.forEach((watch, i) => {
    let met = false;
    watch(conditions[i]?.[1], scene, () => {
      if (met || scene.signal.aborted) return;
      met = true;
      if (--missing === 0) fire();
    });
  });
  return true;
}

function afterSeconds(seconds: unknown, { arrivedAt, signal }: Scene, fire: () => void): void {
  const timer = setTimeout(fire, Math.max(0, arrivedAt + Number(seconds) * 1000 - Date.now()));
  signal.addEventListener('abort', () => clearTimeout(timer));
}

function onEvent(name: unknown, { tracked, onTrack }: Scene, fire: () => void): void {
  const heard = (tracking: string) => tracking === name && fire();
  tracked.forEach(heard);
  onTrack(heard);
}
