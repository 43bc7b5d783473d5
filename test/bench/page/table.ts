// The table: rows of a benchmark that compares several columns, as Markdown.
import type { Row } from '../row.ts';

/** One line per figure, one column per scenario, the goal last; nothing without rows. */
export function tableOf(rows: readonly Row[]): string {
  if (rows.length === 0) return '';
  const columns = [...new Set(rows.map(({ column }) => column))];
  const figures = [...new Set(rows.map(({ what }) => what))];
  const lines = figures.map((figure) => {
    const cells = columns.map((column) => rows.find((row) => row.what === figure && row.column === column));
    const { unit, goal } = rows.find(({ what, goal }) => what === figure && goal) ?? cells[0] ?? {};
    return [unit ? `${figure}, ${unit}` : figure, ...cells.map(cellOf), goal ?? ''];
  });
  const head = ['', ...columns.map(String), 'goal'];
  return [head, head.map((_, i) => (i === 0 ? '---' : '---:')), ...lines]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n');
}

/** The median, and the range in brackets where there is one. */
function cellOf(row: Row | undefined): string {
  if (!row) return '';
  const { value, range = [value, value], text, digits = 0 } = row;
  const number = (n: number) =>
    n.toLocaleString('en', { minimumFractionDigits: digits, maximumFractionDigits: digits });
  const [low, high] = range.map(number);
  return text ?? (low === high ? number(value) : `${number(value)} (${low}–${high})`);
}
