// The one action of an offer without a form: show its code, follow its link, or close it.
import type { VNode } from 'preact';
import { safeHref } from './href.ts';
import type { Scene } from './scene.ts';

export function action(
  { drawing, state, moves, acts, close, say }: Scene,
  label: string,
  address: string | undefined,
): VNode | false {
  const { form, kind, offer } = drawing;
  const { grant, pending } = state;
  const href = safeHref(address);
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
      {pending ? say('pending') : label || say('code')}
    </button>
  );
}
