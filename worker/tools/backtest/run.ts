// A backtest from options to report: read, learn, predict, compare.
import { resolve } from 'node:path';
import { EmptyUpload, LARGEST_UPLOAD, OneLineUpload, UploadTooLarge } from '../../import/file-records.ts';
import { MissingColumns } from '../../import/flat-rows.ts';
import { PRODUCTS } from '../../store/catalog-cards.ts';
import { Fault } from './fault.ts';
import { leadingShare } from './learn/best-sellers.ts';
import { contentsOf } from './learnt.ts';
import { openOrders } from './open-orders.ts';
import type { Options } from './options.ts';
import type { PredictionsFile } from './predictions-file.ts';
import type { Progress } from './progress.ts';
import { type OrdersRead, readOrders } from './read-orders.ts';
import type { FileRead, Report } from './report.ts';
import { TASKS } from './tasks/all.ts';
import { dateOf } from './tasks/cells.ts';
import { warningsOf } from './warnings.ts';
import { count } from './words/numbers.ts';

const DAY_MS = 86_400_000;

/** Runs a backtest; `file` takes the predictions, `now` (ms) is when nothing is ordered after. Throws Fault. */
export async function backtest(
  options: Options,
  file: PredictionsFile | null,
  progress: Progress,
  now: number,
): Promise<Report> {
  const { task, at, horizonDays } = options;
  const orders = await ordersOf(options, progress, now);
  const read = fileRead(orders);
  if (read.lines === read.rejected) throw new Fault(`no order could be read${whyNot(read)}`);
  const [past, after] = [orders.past.shop(), orders.after.shop()];
  const [learnt, later] = [contentsOf(past), contentsOf(after)];
  if (learnt === null) {
    const first = later === null ? '' : `: the first purchase is of ${dateOf(later.from)}`;
    throw new Fault(`there is nothing to learn from before ${dateOf(at)}${first}`);
  }
  progress.show('learning', null);
  let predictions = 0;
  const findings = TASKS[task].run({
    ...{ past, after: later === null ? null : after, at, horizonDays },
    emit: (row) => {
      predictions++;
      file?.add(row);
    },
    advance: (share) => progress.show('predicting', share),
  });
  const { comparisons } = findings;
  const isTimed = task === 'replenishment' || task === 'retention';
  const leading = task === 'retention' || learnt.products <= PRODUCTS ? 1 : leadingShare(past, at);
  const warnings = warningsOf({ read, learnt, after: later, comparisons, at, horizonDays, isTimed, leading });
  const where = options.predictions === undefined ? null : resolve(options.predictions);
  const about = { task, at: new Date(at).toISOString(), horizonDays, read, learnt, after: later };
  return { ...about, predictions, file: where, ...findings, warnings };
}

async function ordersOf(options: Options, progress: Progress, now: number): Promise<OrdersRead> {
  let bytes = 0;
  const { body, size } = openOrders(options.orders, (more) => {
    bytes += more;
    progress.show('reading', size === null ? null : bytes / size);
  });
  const { at, moments, currency } = options;
  try {
    return await readOrders(body, { at, moments, currency, latest: now + DAY_MS });
  } catch (error) {
    throw new Fault(`${options.orders === '-' ? 'what is piped in' : options.orders} ${readingFault(error)}`);
  }
}

function readingFault(error: unknown): string {
  if (error instanceof MissingColumns) return error.message;
  if (error instanceof EmptyUpload) return 'is empty';
  if (error instanceof OneLineUpload) return 'has a single line: there is nothing under the header';
  if (error instanceof UploadTooLarge) return `holds more than ${count(LARGEST_UPLOAD, 'byte')}`;
  throw error;
}

function fileRead({ answer, reasons, currencies }: OrdersRead): FileRead {
  const { rejections: _, ...counts } = answer;
  return {
    ...counts,
    reasons: [...reasons]
      .map(([why, { lines, first }]) => ({ why, lines, first }))
      .sort((a, b) => b.lines - a.lines),
    currencies: Object.fromEntries(currencies),
  };
}

function whyNot({ rejected, reasons: [first] }: FileRead): string {
  return first === undefined ? '' : `: ${count(rejected, 'line')} rejected; line ${first.first} ${first.why}`;
}
