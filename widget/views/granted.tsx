// Granted: the code with its copy button and its real expiry.
import type { ComponentChildren } from 'preact';
import type { Grant } from './contract.ts';
import { date } from './format.ts';
import type { Scene } from './scene.ts';

export function granted(
  { drawing, state, moves, say }: Scene,
  { code, expiresAt, applied }: Grant,
): ComponentChildren {
  const { locale, inCart } = drawing;
  /** Without a clipboard the code is selected, and one key away from it. */
  const copy = ({ currentTarget }: { currentTarget: Element }) => {
    const shown = currentTarget.previousElementSibling;
    if (shown) getSelection()?.selectAllChildren(shown);
    return navigator.clipboard?.writeText(code ?? '').then(
      () => moves.set({ copied: true }),
      () => {},
    );
  };
  return [
    code && (
      <div class="code">
        <code dir="ltr">{code}</code>
        <button type="button" aria-live="polite" onClick={copy}>
          {say(state.copied ? 'copied' : 'copy')}
        </button>
      </div>
    ),
    applied && <p>✓ {say(inCart?.items.length === 0 ? 'willApply' : 'applied')}</p>,
    expiresAt && <p class="small">{say('validUntil', { date: date(expiresAt, locale, 'short') })}</p>,
  ];
}
