// The one action of an offer without a form: show its code, follow its link, or close it.
import type { VNode } from 'preact';
import type { Acts, Closing, Drawing } from './contract.ts';
import type { Moves } from './moves.ts';
import type { State } from './state.ts';
import type { Say } from './words.ts';

export function action(
  { form, kind, offer }: Drawing,
  { grant, pending }: State,
  say: Say,
  label: string,
  href: string,
  moves: Moves,
  acts: Acts,
  close: (why: Closing) => void,
): VNode | false {
  const reveals = !grant && offer?.code;
  if (!(label || reveals) || (!grant && (form || kind === 'replenishment'))) return false;
  const act = () => {
    acts.clicked();
    return reveals ? moves.take() : href || close('action');
  };
  return href && !reveals ? (
    <a class="button" href={href} onClick={act}>
      {label}
    </a>
  ) : (
    <button type="button" class={grant && 'quiet'} aria-disabled={pending} onClick={act}>
      {label || say('code')}
    </button>
  );
}
