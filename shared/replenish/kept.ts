// What of the purchases of one product was not returned.
import type { HistoryLine } from '../segment/profile.ts';

/** The lines bought, less what was returned: of the order a return names, else of the latest purchases before it. What
 * was wholly returned is gone; a return of something never bought undoes nothing. */
export function keptOf(bought: readonly HistoryLine[], returned: readonly HistoryLine[]): HistoryLine[] {
  if (returned.length === 0) return [...bought];
  const left = bought.map((line) => ({ line, quantity: line.quantity }));
  left.sort((a, b) => b.line.at - a.line.at || (a.line.order < b.line.order ? -1 : 1));
  const open: { at: number; quantity: number }[] = [];
  for (const { order, at, quantity } of returned) {
    const own = left.filter(({ line }) => line.order === order);
    open.push({ at, quantity: undone(own, -quantity) });
  }
  open.sort((a, b) => a.at - b.at);
  for (const { at, quantity } of open) {
    undone(
      left.filter(({ line }) => line.at <= at),
      quantity,
    );
  }
  return left.flatMap(({ line, quantity }) => (quantity > 0 ? { ...line, quantity } : []));
}

/** Takes a quantity away, from the first on; what is left of it. */
function undone(from: readonly { quantity: number }[], quantity: number): number {
  let rest = quantity;
  for (const one of from) {
    const taken = Math.min(one.quantity, rest);
    one.quantity -= taken;
    rest -= taken;
  }
  return rest;
}
