// The tables of companions, learnt as the job `fit` does, bite by bite: time of the processor (a machine that does other
// things would lengthen any other), memory that is really held, published bytes.
import { DAY_MS } from '../../shared/segment/decay.ts';
import type { HistoryLine } from '../../shared/segment/profile.ts';
import { companionsFit, type FittedCompanions } from '../../worker/store/companions-fit.ts';
import { held } from './held.ts';
import { median, type Row } from './row.ts';
import { growthRows } from './store-growth.ts';

const PEOPLE = 4000;
const ORDERS = 4;
const LINES = 16;
const NOW = 1_800_000_000_000;

export async function modelsBench(): Promise<Row[]> {
  const before = held();
  const companions = [3500, 5000].flatMap((products) => rowsFor(products, before));
  return [...companions, ...(await growthRows())];
}

/** `before`: bytes held before the first fit. */
function rowsFor(products: number, before: number): Row[] {
  const fit = companionsFit(
    Array.from({ length: products }, (_, i) => `P${i}`),
    NOW,
  );
  for (const lines of people(products)) fit.add(lines);
  const { fitted, bites, peak } = learnt(fit.bites());
  const what = `${products.toLocaleString('en')} products, ${(PEOPLE * ORDERS * LINES).toLocaleString('en')} lines`;
  const row = (figure: string, value: number, unit: string, goal?: string): Row => ({
    ...{ bench: 'models', what: `${what}: ${figure}`, value, unit },
    ...(goal && { goal }),
  });
  const total = bites.reduce((sum, bite) => sum + bite, 0);
  return [
    row('companions', total, 'ms'),
    row('longest bite', Math.max(...bites), 'ms', '≤ 200'),
    row('median bite', median(bites), 'ms'),
    row('memory held at most', (peak - before) / 1e6, 'MB', '≤ 40'),
    row('published', publishedBytes(fitted) / 1000, 'kB', products === 3500 ? '≤ 1,000' : undefined),
  ];
}

/** Runs to the end; processor ms of each bite, and the most bytes held after any tenth of them. */
function learnt(steps: Generator<undefined, FittedCompanions>) {
  const bites: number[] = [];
  let peak = 0;
  for (;;) {
    const began = process.cpuUsage();
    const step = steps.next();
    const { user, system } = process.cpuUsage(began);
    bites.push((user + system) / 1000);
    if (bites.length % 10 === 0) peak = Math.max(peak, held());
    if (step.done) return { fitted: step.value, bites, peak };
  }
}

function publishedBytes({ products, sellers }: FittedCompanions): number {
  const [related, weights] = [products.map((one) => one.related), products.map((one) => one.weights)];
  const [together, following] = [products.map((one) => one.together), products.map((one) => one.following)];
  return JSON.stringify({ related, weights, together, following, sellers }).length;
}

/** People who keep to a few of forty kinds of product, of uneven popularity; the same each time. */
function* people(products: number): Generator<HistoryLine[]> {
  let seed = 1;
  const chance = () => {
    seed = (seed * 48_271) % 2_147_483_647;
    return seed / 2_147_483_647;
  };
  for (let person = 0; person < PEOPLE; person++) {
    const lines: HistoryLine[] = [];
    const kinds = [chance(), chance()].map((one) => Math.floor(one * 40));
    for (let k = 0; k < ORDERS * LINES; k++) {
      const kind = kinds[k % 2] ?? 0;
      const product = Math.min(products - 1, Math.floor(chance() ** 2 * (products / 40)) * 40 + kind);
      lines.push({
        ...{ order: `${person}-${k % ORDERS}`, product: `P${product}`, quantity: 1, priceMinor: 100 },
        ...{ totalMinor: 100, subscription: false, cancelled: false },
        at: NOW - DAY_MS * (10 + ((person * 7) % 90) + 60 * (k % ORDERS)),
      });
    }
    yield lines;
  }
}
