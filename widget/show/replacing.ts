// Replacing: a view in place of a block of the shop's own, as high as that, hidden only once ours is drawn.
import type { Mount } from '../views/contract.ts';

/** Draws right before the block; taken away again, the block comes back. */
export const replacing =
  (draw: Mount): Mount =>
  (drawing, acts, block) => {
    const place = standIn(block);
    try {
      const mounted = draw(drawing, acts, place);
      const show = hide(block);
      const remove = () => {
        show();
        mounted.remove();
        place.remove();
        document.removeEventListener('turbo:before-cache', remove);
      };
      // Turbo keeps a copy of the page as it is left, and that must be the shop's own.
      document.addEventListener('turbo:before-cache', remove);
      return { ...mounted, remove };
    } catch (fault) {
      place.remove();
      throw fault;
    }
  };

/** An empty place right before the block, as large as that. */
export function standIn(block: Element): Element {
  const { margin, gridArea } = getComputedStyle(block);
  const place = document.createElement('div');
  Object.assign(place.style, { margin, gridArea, minHeight: `${block.getBoundingClientRect().height}px` });
  block.before(place);
  return place;
}

/** Hides a block whatever the shop's styles say; answers how to show it as it was. */
function hide(block: Element): () => void {
  if (!(block instanceof HTMLElement || block instanceof SVGElement)) return () => {};
  const { style } = block;
  const before = [style.getPropertyValue('display'), style.getPropertyPriority('display')] as const;
  style.setProperty('display', 'none', 'important');
  return () => style.setProperty('display', ...before);
}
