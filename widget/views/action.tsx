// The one action of an offer without a form: show its code, follow its link, or be done with it.
import type { VNode } from 'preact';
import type { Drawing } from './contract.ts';
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
): VNode | false {
  const reveals = !grant && offer?.code;
  if (!grant && (form || kind === 'replenishment' || !(label || reveals))) return false;
  if (href && !reveals)
    return (
      <a class="button" href={href} onClick={moves.follow}>
        {label || say('done')}
      </a>
    );
  const act = () => {
    moves.follow();
    return reveals ? moves.take() : moves.close('action');
  };
  return (
    <button type="button" class={grant && 'quiet'} aria-disabled={pending} onClick={act}>
      {label || say(grant ? 'done' : 'code')}
    </button>
  );
}
