// Which products a store decides about, and in what order.
import { PRODUCTS } from './catalog-cards.ts';

const DAY = 86_400_000;

/** What sold within so long (ms) stands first. */
export const RECENT_MS = 90 * DAY;
/** A sale counts 1/e of itself after so long (ms): what is bought but once a year comes back, too. */
export const FADING_MS = 365 * DAY;

/** The paid lines of a product: those of the last 90 days, all of them, and all of them fading over a year. */
export type Sold = {
  readonly product: string;
  readonly recent: number;
  readonly ever: number;
  readonly fading: number;
};

/** The products a catalogue can hold: where there are more, those that sold most, fading over a year. Best sellers of the
 * last 90 days stand first, then those of all time. */
export function leadingSellers(sold: Iterable<Sold>): string[] {
  const byId = (a: Sold, b: Sold) => (a.product < b.product ? -1 : 1);
  return [...sold]
    .sort((a, b) => b.fading - a.fading || byId(a, b))
    .slice(0, PRODUCTS)
    .sort((a, b) => b.recent - a.recent || b.ever - a.ever || byId(a, b))
    .map(({ product }) => product);
}
