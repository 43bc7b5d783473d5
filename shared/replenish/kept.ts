// What of the purchases of one product was not returned.
import type { HistoryLine } from '../segment/profile.ts';

/** A line bought, and how much of it has not been returned so far. */
type Left = { readonly line: HistoryLine; quantity: number };

/** The lines bought, less what was returned: of the order a return names, else of the latest purchases before it. What
 * was wholly returned is gone; a return of something never bought undoes nothing. */
export function keptOf(bought: readonly HistoryLine[], returned: readonly HistoryLine[]): HistoryLine[] {
  if (returned.length === 0) return [...bought];
  const left = bought.map((line): Left => ({ line, quantity: line.quantity })).sort(latestLast);
  const ofOrder = Map.groupBy(left, ({ line }) => line.order);
  const open = returned
    .map(({ order, at, quantity }) => ({ at, quantity: takenOff(ofOrder.get(order) ?? [], -quantity) }))
    .sort((a, b) => a.at - b.at);
  const earlier: Left[] = [];
  let next = 0;
  for (const { at, quantity } of open) {
    for (let one = left[next]; one !== undefined && one.line.at <= at; one = left[next]) {
      earlier.push(one);
      next += 1;
    }
    takenOff(earlier, quantity);
  }
  return left.flatMap(({ line, quantity }) => (quantity > 0 ? { ...line, quantity } : []));
}

/** Of one moment, by order and variant, so that the order of lines does not matter. */
function latestLast({ line: a }: Left, { line: b }: Left): number {
  if (a.at !== b.at) return a.at - b.at;
  if (a.order !== b.order) return a.order < b.order ? 1 : -1;
  return (a.variant ?? '') < (b.variant ?? '') ? 1 : -1;
}

/** Takes a quantity off the last ones, dropping what is used up; what is left of the quantity. */
function takenOff(stack: Left[], quantity: number): number {
  let rest = quantity;
  for (let last = stack.at(-1); last !== undefined && rest > 0; last = stack.at(-1)) {
    const taken = Math.min(last.quantity, rest);
    last.quantity -= taken;
    rest -= taken;
    if (last.quantity === 0) stack.pop();
  }
  return rest;
}
