// The report as a page of text, for people.
import type { Contents } from '../learnt.ts';
import type { FileRead, Report } from '../report.ts';
import { dateOf } from '../tasks/cells.ts';
import { count } from './numbers.ts';
import { tableOf } from './table.ts';

const REASONS = 5;

/** The whole report, ending with a line end. */
export function pageOf(report: Report): string {
  const { task, at, horizonDays, read, learnt, after, predictions, file, comparisons } = report;
  const kept = file === null ? '' : `, written to ${file}`;
  const lines = [
    `${task}, as of ${at}, ${count(horizonDays, 'day')} ahead`,
    '',
    ...readLines(read),
    `Learnt    ${contentWords(learnt)}`,
    ...(after === null ? [] : [`Held up   against ${contentWords(after)}`]),
    `Predicted ${count(predictions, 'row')}${kept}`,
    '',
    ...comparisons.flatMap(tableOf),
    ...(report.sentences.length > 0 ? ['In words', ...report.sentences.map((text) => `  ${text}`), ''] : []),
    ...report.warnings.map((text) => `Note: ${text}`),
  ];
  return `${lines.join('\n').trimEnd()}\n`;
}

function readLines({ lines, orders, repeated, cancelled, rejected, reasons }: FileRead): string[] {
  const parts = [
    ...(cancelled > 0 ? [`${cancelled.toLocaleString('en')} returned or cancelled`] : []),
    ...(repeated > 0 ? [`${repeated.toLocaleString('en')} repeated`] : []),
    ...(rejected > 0 ? [`${rejected.toLocaleString('en')} rejected`] : []),
  ];
  const of = parts.length > 0 ? `: ${parts.join(', ')}` : '';
  return [
    `Read      ${count(lines, 'line')} of ${count(orders, 'order')}${of}`,
    ...reasons
      .slice(0, REASONS)
      .map(
        ({ why, lines: times, first }) =>
          `          ${times.toLocaleString('en')} × ${why} (first: line ${first})`,
      ),
    ...(reasons.length > REASONS ? [`          and ${count(reasons.length - REASONS, 'other reason')}`] : []),
  ];
}

function contentWords({ lines, customers, guests, products, from, to }: Contents): string {
  const strangers = guests > 0 ? ` (and ${count(guests, 'guest order')} of nobody known)` : '';
  return `${count(lines, 'line')}, ${dateOf(from)} to ${dateOf(to)}: ${count(customers, 'customer')}${strangers}, ${count(products, 'product')}`;
}
