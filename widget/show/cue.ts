// Cue: one decision of an answer, and how it stands with it.
import type { DecideAnswer } from '../../shared/schema/decision.ts';
import type { Mount, Mounted } from '../views/contract.ts';
import type { Campaign, Decision } from './campaign.ts';
import type { Host } from './host.ts';
import { refusalNow, type Why } from './refusal.ts';

/** `held`: its moment came for a visitor who is held out. `unknown`: of a newer Worker. */
export type State = 'armed' | 'waiting' | 'shown' | 'held' | 'refused' | 'unknown';

export type Cue = {
  /** What it is, and where: two decisions with the same key are one, made again for the same page. */
  readonly key: string;
  /** Over the page: popup, slide-in, or a bar without a place of its own. */
  readonly overlay: boolean;
  /** A popup or slide-in, one at a time; a bar gives way to it. */
  readonly over: boolean;
  /** Stops its triggers. */
  readonly ending: AbortController;
  decided: Decision;
  log: Campaign;
  state: State;
  /** What it waits for, or why it was refused. */
  why?: string | undefined;
  /** What draws it, once its trigger fired; null where nothing is drawn. */
  draw?: Mount | null | undefined;
  /** The visitor asked for it, or the shop. */
  wished?: boolean | undefined;
  mounted?: Mounted | undefined;
  /** Keeps a bar, or the tab it left behind, out of the way of what is over the page. */
  aside?: ((away: boolean) => void) | undefined;
};

/** One answer on one page. */
export type Now = {
  readonly answer: DecideAnswer;
  readonly host: Host;
  /** Whether there was consent when it came. */
  readonly consented: boolean;
};

/** The campaigns of one page, and what holds for all of them. */
export type Run = {
  cues: readonly Cue[];
  now: Now;
  /** Goes over them again. */
  readonly next: () => void;
};

/** What is against showing it now. */
export const refusalOf = ({ decided }: Cue, { answer, host }: Now, wished?: boolean): Why | undefined =>
  refusalNow(decided, answer.limits, host.record(), Date.now(), wished);
