// Which words a decision needs: those of the parts it has.
import type { Decided } from '../schema/decision.ts';
import type { Part } from '../words/words.ts';

/** The parts of a decision that say words of their own; none of a held-out one. */
export function wordParts({ held, kind, view, form, offer, goal, cart, products }: Decided): Part[] {
  if (held) return [];
  const has: readonly (readonly [Part, unknown])[] = [
    ['overlay', view.as !== 'inline'],
    ['teaser', 'teaser' in view && view.teaser],
    ['form', form],
    ['code', offer?.code],
    ['due', kind === 'replenishment'],
    ['cart', cart],
    ['goal', goal],
    [view.as === 'inline' ? 'cards' : 'rows', products],
  ];
  return has.flatMap(([part, there]) => (there ? [part] : []));
}
