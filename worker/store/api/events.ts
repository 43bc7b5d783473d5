// What browsers tell: events, and samples of questions.
import type { Group } from '../../../shared/experiment/assign.ts';
import type { Stage } from '../../../shared/schema/audience.ts';
import type { EventKind } from '../../../shared/schema/event.ts';

/** An event whose proof held; `at` in ms, between the proof and its arrival; `day`: of it on the store's calendar, in
 * whole days since 1970. */
export type StoredEvent = {
  readonly id: string;
  readonly kind: Exclude<EventKind, 'withdrawn'>;
  readonly at: number;
  readonly day: number;
  readonly campaign: string;
  readonly variant: string;
  readonly revision: number;
  readonly group: Group;
  readonly stage: Stage | '';
};

/** A sample that a browser brought back: when it was taken (ms), and the question as JSON. */
export type NewSample = { readonly id: string; readonly at: number; readonly input: string };

/** A sample as kept, under its day since 1970. */
export type StoredSample = { readonly day: number; readonly id: string; readonly input: string };
