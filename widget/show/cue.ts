// Cue: one decision of an answer, and how it stands with it.
import { isOverlay } from '../../shared/decide/frequency.ts';
import type { DecideAnswer } from '../../shared/schema/decision.ts';
import type { Mount, Mounted } from '../views/contract.ts';
import type { Why } from './refusal.ts';
import type { Busy } from './scene.ts';

export type Decision = DecideAnswer['decisions'][number];

/** `held`: its moment came for a visitor who is held out. `unknown`: of a newer Worker. */
export type State = 'armed' | 'waiting' | 'shown' | 'held' | 'refused' | 'unknown';

/** What it waits for; `consent`: of an answer from before consent was given or withdrawn. */
export type Hindrance = Busy | 'another' | 'consent' | 'no-place';

/** `failed`: what draws it could not be fetched. */
export type Reason = Why | Hindrance | 'failed';

/** What draws a view. `place`: finds where on the page, of what does not lie over it. */
export type Draw = Mount & { readonly place?: () => Element | null };

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
  state: State;
  /** What it waits for, or why it was refused. */
  why?: Reason | undefined;
  /** What draws it, once its trigger fired; null where nothing is drawn. */
  draw?: Draw | null | undefined;
  /** The visitor asked for it, or the shop; false: it shows at this moment or waits for the next. */
  wished?: boolean | undefined;
  mounted?: Mounted | undefined;
  /** In view once; not of what is over the page, which another variant would wait for. */
  seen?: boolean;
  /** Keeps a bar, or the tab it left behind, out of the way of what is over the page. */
  aside?: ((away: boolean) => unknown) | undefined;
};

/** The cue of a decision: the one among `before` that is the same, or a new one. */
export function cueOf(decided: Decision, before: readonly Cue[]): Cue {
  const { campaign, variant, held, view, trigger } = decided;
  const key = JSON.stringify([campaign, variant, held, view, trigger]);
  const overlay = isOverlay(view);
  const cue: Cue = before.find((one) => one.key === key) ?? {
    key,
    decided,
    overlay,
    over: overlay && view.as !== 'bar',
    ending: new AbortController(),
    state: 'armed',
  };
  cue.decided = decided;
  // Its surroundings vanished, and took it along.
  if (!cue.over && cue.mounted?.element.isConnected === false) cue.state = 'waiting';
  return cue;
}
