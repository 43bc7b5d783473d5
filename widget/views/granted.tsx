// Granted: the code with its copy button and its real expiry.
import type { ComponentChildren } from 'preact';
import type { Grant } from './contract.ts';
import { date } from './format.ts';
import type { Moves } from './moves.ts';
import type { State } from './state.ts';
import type { Say } from './words.ts';

export function granted(
  { code, expiresAt, applied }: Grant,
  { copied }: State,
  say: Say,
  locale: string,
  { set }: Moves,
): ComponentChildren {
  /** Without a clipboard the code is still there to be selected. */
  const copy = () =>
    navigator.clipboard?.writeText(code ?? '').then(
      () => set({ copied: true }),
      () => {},
    );
  return [
    code && (
      <div class="code">
        <code>{code}</code>
        <button type="button" onClick={copy}>
          {say(copied ? 'copied' : 'copy')}
        </button>
      </div>
    ),
    applied && <p>{say('applied')}</p>,
    expiresAt && <p class="small">{say('validUntil', { date: date(expiresAt, locale, 'short') })}</p>,
  ];
}
