// Customers made up as BG/NBD says they buy: each at a rate and with a chance to drop out of their own.
import type { DropoutModel } from '../schema/catalog.ts';
import type { BuyingRecord } from './dropout.ts';

/** Numbers in [0, 1). */
type Chance = () => number;

/** So many customers of a store, who each began within the first `entry` and are known up to `until`, in the model's unit. */
export function dropoutCohort(
  model: DropoutModel,
  customers: number,
  { entry, until }: { readonly entry: number; readonly until: number },
  chance: Chance,
): BuyingRecord[] {
  return Array.from({ length: customers }, () => {
    const rate = gamma(chance, model.r) / model.alpha;
    const [gone, stays] = [gamma(chance, model.a), gamma(chance, model.b)];
    const age = until - entry * chance();
    return boughtBy(rate, gone / (gone + stays), age, chance);
  });
}

function boughtBy(rate: number, dropout: number, age: number, chance: Chance): BuyingRecord {
  let [repeats, lastAge] = [0, 0];
  for (;;) {
    const next = lastAge - Math.log(1 - chance()) / rate;
    if (next > age) break;
    repeats++;
    lastAge = next;
    if (chance() < dropout) break;
  }
  return { repeats, lastAge, age };
}

/** A draw from the Gamma distribution of that shape and scale 1 (Marsaglia and Tsang 2000). */
function gamma(chance: Chance, shape: number): number {
  if (shape < 1) return gamma(chance, shape + 1) * chance() ** (1 / shape);
  const d = shape - 1 / 3;
  for (;;) {
    const x = normal(chance);
    const v = (1 + x / Math.sqrt(9 * d)) ** 3;
    if (v > 0 && Math.log(1 - chance()) < x ** 2 / 2 + d * (1 - v + Math.log(v))) return d * v;
  }
}

/** A draw from the standard normal distribution (Box–Muller). */
const normal = (chance: Chance): number =>
  Math.sqrt(-2 * Math.log(1 - chance())) * Math.cos(2 * Math.PI * chance());
