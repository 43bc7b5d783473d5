// Comparison: our predictions beside naive ones, measured on the same outcomes and the same resamples.
import { type Drawn, difference, type Figure, figureOf, resampled } from './bootstrap.ts';
import type { Measure } from './outcomes.ts';

/** What can be measured; of the first two kinds of error less is better. */
export type MeasureName = 'medianDays' | 'brier' | 'auc' | 'averagePrecision' | 'recall' | 'ndcg' | 'hit';

export type Method = {
  readonly name: string;
  readonly measures: Readonly<Partial<Record<MeasureName, Measure>>>;
};

export type Measured = {
  readonly name: string;
  readonly figures: Readonly<Partial<Record<MeasureName, Figure>>>;
};

/** `of`: what a row is; `n` rows of so many customers; `baseRate`: share of them that happened. `methods`: ours first.
 * `gains`: for each measure, how much better ours is than the best naive one (positive is better). */
export type Comparison = {
  readonly of: string;
  readonly n: number;
  readonly customers: number;
  readonly baseRate?: number;
  readonly methods: readonly Measured[];
  readonly gains: Readonly<Partial<Record<MeasureName, Figure & { readonly over: string }>>>;
};

const NAMES: readonly MeasureName[] = [
  ...(['medianDays', 'auc', 'averagePrecision', 'brier', 'recall', 'ndcg', 'hit'] as const),
];

/** Less of these is better. */
const ERRORS: ReadonlySet<MeasureName> = new Set(['medianDays', 'brier']);

/** Measures methods side by side; `customers` is how many indices rows have. */
export function compare(
  about: Pick<Comparison, 'of' | 'n' | 'customers' | 'baseRate'>,
  methods: readonly Method[],
): Comparison {
  const all = new Map<`${number}.${MeasureName}`, Measure>();
  for (const [i, { measures }] of methods.entries()) {
    for (const name of NAMES) {
      const measure = measures[name];
      if (measure) all.set(`${i}.${name}`, measure);
    }
  }
  const drawn = resampled(all, about.customers, about.n);
  const figures = methods.map(({ name }, i) => ({
    name,
    figures: byMeasure((measure) => {
      const own = drawn.get(`${i}.${measure}`);
      return own && figureOf(own);
    }),
  }));
  const gains = byMeasure((measure) => {
    const ours = drawn.get(`0.${measure}`);
    const others = methods.slice(1).flatMap(({ name }, i) => {
      const own = drawn.get(`${i + 1}.${measure}`);
      return own ? [{ name, own }] : [];
    });
    return ours && gainOver(ours, others, ERRORS.has(measure));
  });
  return { ...about, methods: figures, gains };
}

function gainOver(
  ours: Drawn,
  others: readonly { readonly name: string; readonly own: Drawn }[],
  isError: boolean,
): (Figure & { over: string }) | undefined {
  const [best] = others.toSorted((a, b) => (isError ? 1 : -1) * (a.own.value - b.own.value));
  if (!best) return undefined;
  const gain = isError ? difference(best.own, ours) : difference(ours, best.own);
  return { ...gain, over: best.name };
}

function byMeasure<T>(of: (name: MeasureName) => T | undefined): Partial<Record<MeasureName, T>> {
  const found: Partial<Record<MeasureName, T>> = {};
  for (const name of NAMES) {
    const value = of(name);
    if (value !== undefined) found[name] = value;
  }
  return found;
}
