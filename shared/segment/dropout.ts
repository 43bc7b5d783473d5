// Buying until one drops out: BG/NBD (Fader, Hardie, Lee 2005) and MBG/NBD (Batislam, Denizel, Filiztekin 2007).
// A customer buys at a rate of their own and may, after each purchase, be gone for good. In MBG/NBD also after the
// first one, which suits stores where many buy once.

import type { DropoutModel } from '../schema/catalog.ts';

/** What the models need of a customer: purchases after the first (`repeats`), and since the first one the time to
 * the last (`lastAge`) and to now (`age`), in the model's unit. */
export type BuyingRecord = { readonly repeats: number; readonly lastAge: number; readonly age: number };

/** P(still a customer). No rank of who buys: in BG/NBD it is 1 for everyone who bought once. */
export function aliveProbability(model: DropoutModel, record: BuyingRecord): number {
  const { r, alpha, a } = model;
  const { repeats, lastAge, age } = record;
  if (repeats === 0 && !model.atOnce) return 1;
  const silence = Math.log((alpha + age) / (alpha + lastAge));
  return 1 / (1 + Math.exp(Math.log(a / (chances(model) + repeats - 1)) + (r + repeats) * silence));
}

/** P(a purchase within `ahead` from now). Who is still a customer cannot drop out before they buy. */
export function buysAgain(model: DropoutModel, record: BuyingRecord, ahead: number): number {
  const { r, alpha } = model;
  const wait = Math.log1p(ahead / (alpha + record.age));
  return aliveProbability(model, record) * -Math.expm1(-(r + record.repeats) * wait);
}

/** Purchases expected within `ahead` from now: equation 10 of Fader, Hardie and Lee, after Euler's transformation of
 * its hypergeometric function, which converges for any number of purchases and has no pole at a = 1. */
export function expectedPurchases(model: DropoutModel, record: BuyingRecord, ahead: number): number {
  const { r, alpha, a } = model;
  const b = chances(model);
  const c = a + b + record.repeats - 1;
  const z = ahead / (alpha + record.age + ahead);
  const left = Math.log1p(-z);
  const limit = Math.abs(a - 1) < 1e-9 ? -left : -Math.expm1((a - 1) * left) / (a - 1);
  const expected = c * limit - Math.exp((a - 1) * left) * tail(a + b - 1 - r, a, c, z);
  return Math.max(0, aliveProbability(model, record) * expected);
}

/** Σ over n ≥ 1 of (p)ₙ (a)ₙ₋₁ zⁿ / ((c + 1)ₙ₋₁ n!) */
function tail(p: number, a: number, c: number, z: number): number {
  let term = p * z;
  let sum = term;
  for (let n = 1; n < MAX_TERMS && Math.abs(term) > 1e-12 * Math.abs(sum); n++) {
    term *= ((p + n) * (a + n - 1) * z) / ((c + n) * (n + 1));
    sum += term;
  }
  return sum;
}

const MAX_TERMS = 5000;

/** Dropping out at once is what one more chance of staying comes to in every posterior. */
const chances = ({ b, atOnce }: DropoutModel) => (atOnce ? b + 1 : b);
