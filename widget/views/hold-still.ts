// Hold still: what is fixed to the window stays there, also in a shop whose body carries along what it holds.

/** Further than this from the lower edge of the window, something of the shop's has hold of it. */
const ASTRAY_PX = 60;

/**
 * A body with a transform, a filter and the like has even what is fixed move with the page; out of the top layer it
 * cannot, so the root of the view goes there. Only then: from there, ours would cover every layer of the shop's.
 */
export function holdStill(root: HTMLElement, element: HTMLElement): void {
  // Nothing of one that was taken away by now.
  const { bottom } = element.getBoundingClientRect();
  if (!bottom || Math.abs(innerHeight - bottom) < ASTRAY_PX) return;
  root.popover = 'manual';
  root.showPopover?.();
}
