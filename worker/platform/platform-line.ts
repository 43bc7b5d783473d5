// Lines of a platform's order. Equal ones (product, variant, unit price) are one line here, so that a refund needs
// no number of a line to find what it takes back.

/** A line before refunds: unit price as listed, total as paid, in minor units of the order's currency. */
export type PlatformLine = {
  readonly product: string;
  readonly variant?: string;
  readonly title?: string;
  readonly quantity: number;
  readonly priceMinor: number;
  readonly totalMinor: number;
  readonly subscription: boolean;
};

/** What two lines must share to be one. */
export const sameLine = (line: Pick<PlatformLine, 'product' | 'variant' | 'priceMinor'>): string =>
  `${line.product}\n${line.variant ?? ''}\n${line.priceMinor}`;

/** The lines with equal ones added up, in the order of the first of each. */
export function mergedLines(lines: readonly PlatformLine[]): PlatformLine[] {
  const merged = new Map<string, PlatformLine>();
  for (const line of lines) {
    const known = merged.get(sameLine(line));
    merged.set(sameLine(line), known ? added(known, line) : line);
  }
  return [...merged.values()];
}

const added = (a: PlatformLine, b: PlatformLine): PlatformLine => ({
  ...a,
  quantity: a.quantity + b.quantity,
  totalMinor: a.totalMinor + b.totalMinor,
  subscription: a.subscription || b.subscription,
});
