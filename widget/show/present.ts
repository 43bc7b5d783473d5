// Presenting: one campaign goes on the screen, or is counted where it would have been.
import type { DecideAnswer } from '../../shared/schema/decision.ts';
import type { Mount, Mounted } from '../views/contract.ts';
import type { Campaign, Decision } from './campaign.ts';
import type { Host } from './host.ts';
import { placeOf } from './place.ts';
import { whenSeen } from './seen.ts';

/** One decision of an answer, and how it stands with it. */
export type Cue = {
  readonly decided: Decision;
  readonly overlay: boolean;
  readonly log: Campaign;
  /** False: a trigger this version does not know. */
  armed?: boolean;
  /** Why it did not show when its trigger fired. */
  refusal?: string | undefined;
  /** There once the trigger fired, until it was shown or refused; null where nothing is drawn. */
  draw?: Mount | null | 'loading' | undefined;
};

/** The overlay on the screen; it outlives the page that showed it, but not a shop that replaces its whole body. */
let open: Mounted | undefined;

export const removeOverlay = (): void => open?.remove();

export const overlayOpen = (): boolean => !!open?.element.isConnected;

/** Draws it; answers what stands in a slot. `next`: the screen is free again. */
export function present(
  { decided, overlay, log }: Cue,
  draw: Mount | null,
  answer: DecideAnswer,
  { cart, hooks, hasShopCart }: Host,
  next: () => void,
): Mounted | undefined {
  const place = overlay ? document.body : placeOf(decided.view);
  if (!place || (overlay && overlayOpen())) return undefined;
  log.shown(overlay);
  const gone = () => {
    if (overlay) open = undefined;
    next();
  };
  const inCart = cart();
  const canAdd = hasShopCart || 'add' in hooks;
  const drawing = { ...answer, ...decided, inCart, cartMinor: inCart?.totalMinor, canAdd };
  const mounted = draw?.(drawing, log.acts(gone), place);
  if (overlay) open = mounted;
  if (overlay && !mounted) log.seen();
  else whenSeen(mounted?.element ?? place, log.seen);
  return overlay ? undefined : mounted;
}
