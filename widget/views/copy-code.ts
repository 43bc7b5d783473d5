// Copying: the code that stands right before its button.
import type { Moves } from './moves.ts';

/** Without a clipboard the code is selected, and one key away from it. */
export function copyCode({ currentTarget }: { readonly currentTarget: Element }, { set }: Moves): void {
  const code = currentTarget.previousElementSibling;
  if (!code) return;
  getSelection()?.selectAllChildren(code);
  navigator.clipboard?.writeText(`${code.textContent}`).then(
    () => set({ copied: true }),
    () => {},
  );
}
