// Now: the latest answer, for the page the visitor is on. There is one per document, so this module holds it.
import type { DecideAnswer } from '../../shared/schema/decision.ts';
import { recallClosings } from './closings.ts';
import type { Cue } from './cue.ts';
import type { Given } from './host.ts';

export let answer: DecideAnswer;
export let host: Given;
/** Whether there was consent when it came. */
export let consented: boolean;
/** Its campaigns, in order. */
export let cues: readonly Cue[] = [];

export function take(heard: DecideAnswer, given: Given): void {
  answer = heard;
  host = given;
  consented = host.consented();
  recallClosings(host);
}

export function play(those: readonly Cue[]): void {
  cues = those;
}
