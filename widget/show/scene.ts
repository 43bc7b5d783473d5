// Scene: what has the visitor's attention at this moment. The window is looked at through a grid of points, so that a
// dialog counts when it is really on the screen, whoever made it and however.

/** What consent dialogs are called, and the tools whose elements say neither. */
const CONSENT = /cookie|consent|gdpr|usercentrics|didomi|iubenda|qc-cmp|sp_message|shopify-pc|osano|axeptio/i;
const COLUMNS = 8;
const ROWS = 12;
/** A button for cookie settings is smaller than this many fields of the grid, a consent dialog larger. */
const FIELDS = 3;

export type Busy = 'hidden' | 'typing' | 'dialog' | 'consent-dialog' | 'loading';

let looked = false;

/** What an overlay has to wait for, if anything. Looking around and drawing are a task each, or the page would not answer
 * for too long: `again` comes when it may be drawn. */
export function busy(again: () => void): Busy | undefined {
  if (document.hidden) return 'hidden';
  let focused = document.activeElement;
  while (focused?.shadowRoot) focused = focused.shadowRoot.activeElement;
  if (focused?.matches(':read-write,select')) return 'typing';
  if (looked) return undefined;
  let fields = 0;
  for (let x = 0.5; x < COLUMNS; x++)
    for (let y = 0.5; y < ROWS; y++) {
      let layer = false;
      let named = false;
      let element = document.elementFromPoint((x / COLUMNS) * innerWidth, (y / ROWS) * innerHeight);
      for (; element && element !== document.body; element = element.parentElement) {
        if (element.matches(':modal,[aria-modal=true]')) return 'dialog';
        // What is in a shadow root is not seen from here.
        layer ||= !!element.shadowRoot || getComputedStyle(element).position === 'fixed';
        named ||= CONSENT.test(element.localName + element.id + element.className);
      }
      if (layer && named && ++fields >= FIELDS) return 'consent-dialog';
    }
  looked = true;
  setTimeout(() => {
    // Once: a look of before may no longer hold.
    again();
    looked = false;
  });
  return 'loading';
}
