// Place: where on the page a view without a layer of its own goes.
import type { View } from '../../shared/schema/view.ts';

/** What a view says of its place. */
export type Placed = {
  readonly as: string;
  readonly slot?: string | undefined;
  readonly selector?: string | undefined;
};

/** The shop's block to stand in for, or the slot it placed; null where the page has none. */
export function placeOf(view: View): Element | null {
  const { slot, selector }: Placed = view;
  try {
    return document.querySelector(selector ?? `[data-reprise-slot="${CSS.escape(slot ?? '')}"]`);
  } catch {
    return null;
  }
}
