// Where customers stand by lifecycle stage, and where they stood a while before.
import type { Stage } from '../schema/audience.ts';

export type StageSize = { readonly stage: Stage; readonly customers: number; readonly revenueMinor: number };

/** `from` is null for who had not ordered by then. */
export type Movement = {
  readonly from: Stage | null;
  readonly to: Stage;
  readonly customers: number;
  readonly revenueMinor: number;
};

/** Counts people by where they stand now and stood before; money is what they brought until now. */
export function movements() {
  const cells = new Map<string, Movement>();
  return {
    add: (from: Stage | null, to: Stage, minor: number): void => {
      const key = `${from} ${to}`;
      const cell = cells.get(key) ?? { from, to, customers: 0, revenueMinor: 0 };
      cells.set(key, { ...cell, customers: cell.customers + 1, revenueMinor: cell.revenueMinor + minor });
    },
    result: (): { sizes: StageSize[]; moved: Movement[] } => {
      const all = [...cells.values()].sort((a, b) => b.customers - a.customers);
      return { sizes: sizesOf(all), moved: all.filter(({ from, to }) => from !== to) };
    },
  };
}

function sizesOf(cells: readonly Movement[]): StageSize[] {
  const sizes = new Map<Stage, StageSize>();
  for (const { to, customers, revenueMinor } of cells) {
    const size = sizes.get(to) ?? { stage: to, customers: 0, revenueMinor: 0 };
    sizes.set(to, {
      stage: to,
      customers: size.customers + customers,
      revenueMinor: size.revenueMinor + revenueMinor,
    });
  }
  return [...sizes.values()].sort((a, b) => b.customers - a.customers);
}
