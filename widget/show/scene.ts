// Scene: what has the visitor's attention at this moment.
import type { Busy } from './refusal.ts';

/** A tab nobody looks at, a dialog of the shop's, full screen, or a caret in a field. */
export function busyWith(): Busy | false {
  if (document.hidden) return 'hidden';
  const modal = [...document.querySelectorAll(':modal, [aria-modal="true"]')];
  if (modal.some((element) => element.checkVisibility())) return 'dialog';
  return !!document.activeElement?.matches('input, textarea, select, [contenteditable]') && 'typing';
}
