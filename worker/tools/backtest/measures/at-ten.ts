// Measures of a list of products against what was bought.

export type AtTen = { readonly hit: number; readonly ndcg: number; readonly recall: number };

const LENGTH = 10;
const gain = (place: number) => 1 / Math.log2(place + 2);

/** Of the first ten: whether any was wanted, NDCG with equal gains, and the share of all that was wanted that is there. */
export function atTen(list: readonly string[], wanted: ReadonlySet<string>): AtTen {
  let found = 0;
  let gained = 0;
  for (const [place, product] of list.slice(0, LENGTH).entries()) {
    if (!wanted.has(product)) continue;
    found++;
    gained += gain(place);
  }
  let ideal = 0;
  for (let place = 0; place < Math.min(LENGTH, wanted.size); place++) ideal += gain(place);
  return { hit: found > 0 ? 1 : 0, ndcg: gained / ideal, recall: found / wanted.size };
}
