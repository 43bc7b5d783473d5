// Comparisons as a table of text.
import type { Figure } from '../measures/bootstrap.ts';
import type { Comparison, MeasureName } from '../measures/comparison.ts';
import { count } from './numbers.ts';

const HEADS: Readonly<Record<MeasureName, string>> = {
  ...{ medianDays: 'median days off', auc: 'AUC', averagePrecision: 'average precision', brier: 'Brier' },
  ...{ recall: 'recall@10', ndcg: 'NDCG@10', hit: 'hit@10' },
};
const ORDER = ['medianDays', 'auc', 'averagePrecision', 'brier', 'recall', 'ndcg', 'hit'] as const;

/** Lines of a table, one method a line, each figure with its interval of 95 in 100. */
export function tableOf({ of, n, customers, baseRate, methods }: Comparison): string[] {
  const rate =
    baseRate === undefined || Number.isNaN(baseRate) ? '' : ` · ${(baseRate * 100).toFixed(1)}% happened`;
  const title = `${of}: ${n.toLocaleString('en')}, of ${count(customers, 'customer')}${rate}`;
  if (n === 0) return [title, ''];
  const shown = ORDER.filter((measure) => methods[0]?.figures[measure] !== undefined);
  const rows = [
    ['', ...shown.map((measure) => HEADS[measure])],
    ...methods.map(({ name, figures }) => [
      name,
      ...shown.map((measure) => textOf(measure, figures[measure])),
    ]),
  ];
  const widths = rows[0]?.map((_, i) => Math.max(...rows.map((row) => row[i]?.length ?? 0))) ?? [];
  return [
    title,
    ...rows.map((row) => `  ${row.map((cell, i) => cell.padEnd(widths[i] ?? 0)).join('   ')}`.trimEnd()),
    '',
  ];
}

function textOf(measure: MeasureName, figure: Figure | undefined): string {
  if (figure === undefined) return '';
  if (Number.isNaN(figure.value)) return '–';
  const digits = measure === 'medianDays' ? 1 : 3;
  const [value, low, high] = [figure.value, figure.low, figure.high].map((number) => number.toFixed(digits));
  return `${value} (${low}–${high})`;
}
