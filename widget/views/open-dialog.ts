// Opening: a drawn dialog goes on the screen, modal or as a guest that takes nothing from the page.
import { holdStill } from './hold-still.ts';

/** Where it is not modal it takes no focus either: that is why it is not `show()`. */
export function openDialog(root: HTMLElement, dialog: HTMLDialogElement, modal: boolean): void {
  if (modal) {
    dialog.showModal();
    return;
  }
  dialog.open = true;
  // A task of its own: the layout it asks for would keep the page from answering, together with the drawing.
  setTimeout(holdStill, 0, root, dialog);
  // Where the page pulls the focus back to itself nobody could type here: then, and only then, ours is modal too.
  dialog.addEventListener('click', ({ target }) => {
    if (!(target instanceof HTMLElement && target.matches('[type=email]:not(:focus)'))) return;
    dialog.close();
    dialog.showModal();
    target.focus();
  });
}
