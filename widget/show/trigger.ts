// Triggers: the moment in the browser at which an armed campaign may show. One watcher per kind of condition.
import type { Trigger } from '../../shared/schema/trigger.ts';
import { exitIntent } from './exit-intent.ts';
import type { Given } from './host.ts';
import { answer, host } from './now.ts';
import { scrolledPercent } from './scrolled.ts';

/** Looks out for one condition, with its value; ends with the signal. `wished`: the visitor asked for it; false: it is
 * true of this moment only. */
export type Watch = (
  value: unknown,
  host: Given,
  signal: AbortSignal,
  fire: (wished?: boolean) => void,
  currency: string,
) => void;

/** By the name of the condition. */
export type Watchers = Readonly<Record<string, Watch | undefined>>;

const COMMON: Watchers = {
  immediately: (_, __, ___, fire) => fire(),
  afterSeconds: (seconds, { arrivedAt }, signal, fire) => {
    setTimeout(() => signal.aborted || fire(), arrivedAt + Number(seconds) * 1000 - Date.now());
  },
  scrolledPercent,
  exitIntent,
};

/**
 * Watches until all or any of the conditions came true, and fires then and each time after. What passes has to come last.
 * Rejects where a condition is of a newer Worker; what was begun of it is for the caller to end.
 */
export async function watchTrigger(
  trigger: Trigger,
  signal: AbortSignal,
  fire: (wished?: boolean) => void,
): Promise<void> {
  const all = 'all' in trigger;
  const conditions = (all ? trigger.all : trigger.any).flatMap(Object.entries<unknown>);
  let known = COMMON;
  if (!conditions.every(([kind]) => known[kind]))
    known = { ...COMMON, ...(await import('./more-triggers.ts')).MORE };
  const missing = new Set(all ? conditions.keys() : [0]);
  if (signal.aborted) return;
  conditions.forEach(([kind, value], i) => {
    const watch = known[kind];
    if (!watch) throw new Error(kind);
    const one = all ? i : 0;
    const met = (wished?: boolean) => {
      missing.delete(one);
      if (!missing.size) fire(wished);
      if (wished === false) missing.add(one);
    };
    watch(value, host, signal, met, answer.currency);
  });
}
