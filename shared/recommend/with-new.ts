// New products among related ones. What nobody has bought no basket tells of: it is known by its likeness, and would
// stand behind all that sells.
import type { Scored } from './merchandise.ts';

/** One place in so many is a new product's. */
const EVERY = 4;

/** The list with a new product in every fourth place, or at its end where it is shorter, as far as there are any; `news`
 * are most alike first. It scores as what it stands before, so that boosts and buries move it as anything else. */
export function withNew(list: readonly Scored[], news: readonly Scored[]): Scored[] {
  const made = new Map<string, Scored>();
  const addNew = (score: number) => {
    const next = news.find(({ card }) => !made.has(card.id));
    if (next) made.set(next.card.id, { card: next.card, score });
  };
  for (const one of list) {
    if (made.size % EVERY === EVERY - 1) addNew(one.score);
    if (!made.has(one.card.id)) made.set(one.card.id, one);
  }
  if (made.size < EVERY) addNew(list.at(-1)?.score ?? 1);
  return [...made.values()];
}
