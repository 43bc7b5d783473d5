// Place: where on the page a view without a layer of its own goes.
import type { View } from '../../shared/schema/campaign.ts';

/** The slot the shop placed for this view, or null when there is none on the page. */
export function placeOf(view: View): Element | null {
  const slot = 'slot' in view ? view.slot : undefined;
  return slot ? document.querySelector(`[data-reprise-slot="${CSS.escape(slot)}"]`) : null;
}
