// Granted: the code with its copy button and its real expiry.
import type { ComponentChildren } from 'preact';
import type { Grant } from './contract.ts';
import { copyCode } from './copy-code.ts';
import type { Scene } from './scene.ts';

export function granted(
  { drawing, state, moves, say, text }: Scene,
  { code, expiresAt, applied }: Grant,
): ComponentChildren {
  const { inCart } = drawing;
  return [
    code && (
      <div class="code">
        <code>{code}</code>
        <button type="button" aria-live="polite" onClick={(event) => copyCode(event, moves)}>
          {say(state.copied ? 'copied' : 'copy')}
        </button>
      </div>
    ),
    applied && <p>✓ {say(inCart?.items.length === 0 ? 'willApply' : 'applied')}</p>,
    expiresAt && <p class="small">{say('validUntil', { date: text('{date}') })}</p>,
  ];
}
