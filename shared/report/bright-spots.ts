// Bright spots: what customers who became loyal bought first, more than others did, and what they bought next.
import type { Purchase } from './purchase.ts';

export type BrightSpot = {
  /** Customers whose first order had the product, and how many of these are loyal now. */
  readonly beganWith: number;
  readonly becameLoyal: number;
  /** Share of loyal customers who began with it against the share of all; above 1 it makes loyal customers. Both are
   * mixed with a few customers who know no difference, so that one buyer proves nothing. Null without loyal customers. */
  readonly lift: number | null;
  /** What loyal customers who began with it had in their second order, most frequent first. */
  readonly next: readonly Follower[];
};

type Follower = { readonly product: string; readonly customers: number };
type Ranked = Follower & { readonly rank: number };

const PSEUDO = 5;
const NEXT = 3;
/** Of a larger basket (a wholesaler's) the first products: it says little of what leads to what. */
const MAX_BASKET = 30;
/** Pairs of products counted at once. */
const MAX_PAIRS = 200_000;

type Draft = { began: number; loyal: number };

/** A fold over people; only `products` take part. */
export function brightSpots(products: readonly string[]) {
  const index = new Map(products.map((product, i) => [product, i]));
  const drafts: Draft[] = products.map(() => ({ began: 0, loyal: 0 }));
  const followed = new Map<number, number>();
  /** Made of `followed` when somebody asks. */
  let followers: ReadonlyMap<number, readonly Ranked[]> | undefined;
  const all = { began: 0, loyal: 0 };
  const known = (basket: ReadonlySet<string>) =>
    [...basket].flatMap((product) => index.get(product) ?? []).slice(0, MAX_BASKET);
  const follow = (from: number, to: number) => {
    const pair = from * products.length + to;
    const times = followed.get(pair) ?? 0;
    if (times > 0 || followed.size < MAX_PAIRS) followed.set(pair, times + 1);
  };
  return {
    /** `orders`: of one person, first to last. */
    add: ([first, second]: readonly Purchase[], loyal: boolean): void => {
      if (first === undefined) return;
      followers = undefined;
      const next = loyal && second ? known(second.products) : [];
      all.began += 1;
      if (loyal) all.loyal += 1;
      for (const from of known(first.products)) {
        const draft = drafts[from];
        if (draft === undefined) continue;
        draft.began += 1;
        if (loyal) draft.loyal += 1;
        for (const to of next) if (to !== from) follow(from, to);
      }
    },
    of: (product: string): BrightSpot => {
      const from = index.get(product) ?? -1;
      const { began, loyal } = drafts[from] ?? { began: 0, loyal: 0 };
      const share = all.loyal / Math.max(1, all.began);
      followers ??= followersOf(followed, products);
      return {
        ...{ beganWith: began, becameLoyal: loyal },
        lift: all.loyal === 0 ? null : (loyal + PSEUDO * share) / (began + PSEUDO) / share,
        next: (followers.get(from) ?? []).map(({ product, customers }) => ({ product, customers })),
      };
    },
  };
}

/** By product what followed it: most frequent first, of equals the better seller. Nothing is sorted: there are many pairs. */
function followersOf(followed: ReadonlyMap<number, number>, products: readonly string[]) {
  const all = new Map<number, Ranked[]>();
  for (const [pair, customers] of followed) {
    const from = Math.floor(pair / products.length);
    const next = all.get(from) ?? [];
    const rank = pair % products.length;
    const place = next.findIndex(
      (one) => customers > one.customers || (customers === one.customers && rank < one.rank),
    );
    next.splice(place < 0 ? next.length : place, 0, { product: products[rank] ?? '', customers, rank });
    all.set(from, next.slice(0, NEXT));
  }
  return all;
}
