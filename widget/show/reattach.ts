// Reattaching: what lay over a page is put back after the shop exchanged what was around it. Fetched when that happens.

/** Puts the view of `element` into the body there is now. False: the shop took nothing but the view away, and means it. */
export function reattach(element: Element, modal: boolean, changes: readonly MutationRecord[]): boolean {
  if (element.isConnected) return true;
  const tree = element.getRootNode();
  const removed = changes.flatMap(({ removedNodes }) => [...removedNodes]);
  if (!(tree instanceof ShadowRoot) || removed.every((node) => node === tree.host)) return false;
  document.body.append(tree.host);
  // What leaves the document leaves the top layer, too.
  if (modal && element instanceof HTMLDialogElement) {
    element.removeAttribute('open');
    element.showModal();
  }
  for (const popover of tree.querySelectorAll<HTMLElement>('[popover]')) popover.showPopover();
  return true;
}
