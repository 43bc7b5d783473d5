// Now: the latest answer, for the page the visitor is on. There is one per document, so this module holds it.
import type { DecideAnswer } from '../../shared/schema/decision.ts';
import type { Cue } from './cue.ts';
import { hostOf } from './given.ts';
import type { Given, Host } from './host.ts';

export let answer: DecideAnswer;
export let host: Host;
/** Whether there was consent when it came. */
export let consented: boolean;
/** Its campaigns, in order. */
export let cues: readonly Cue[] = [];

export function take(heard: DecideAnswer, given: Given): void {
  answer = heard;
  host = hostOf(given);
  consented = host.consented();
}

export function play(those: readonly Cue[]): void {
  cues = those;
}
