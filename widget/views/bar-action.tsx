// The one action of a bar: show its code, then copy it; else follow its link, or close it.
import type { VNode } from 'preact';
import type { Acts, Closing, Drawing } from './contract.ts';
import { copyCode } from './copy-code.ts';
import { safeHref } from './href.ts';
import type { Moves } from './moves.ts';
import type { State } from './state.ts';
import type { Say } from './words.ts';

/** One button all the way from the code shown to the code copied, so that the focus stays on it. */
export function barAction(
  { form, offer }: Drawing,
  { grant, pending, copied }: State,
  say: Say,
  label: string,
  address: string | undefined,
  moves: Moves,
  acts: Acts,
  close: (why: Closing) => void,
): VNode | false {
  const href = safeHref(address);
  const reveals = !form && offer?.code && !grant;
  const code = grant?.code;
  if (href && !reveals && !code)
    return (
      <a class="button" href={href} onClick={acts.clicked}>
        {label || href}
      </a>
    );
  if (!(reveals || code || label)) return false;
  const act = (event: { readonly currentTarget: Element }) => {
    if (pending) return;
    if (code) return copyCode(event, moves);
    acts.clicked();
    return reveals ? moves.take() : close('action');
  };
  return (
    <button type="button" aria-disabled={pending} onClick={act}>
      {code ? say(copied ? 'copied' : 'copy') : label || say('code')}
    </button>
  );
}
