// What `npm run backtest` takes on its command line.
import { parseArgs } from 'node:util';
import { MomentReader } from '../../import/moment.ts';
import { Fault } from './fault.ts';

export const TASKS = ['replenishment', 'again', 'retention', 'recommendations'] as const;
export type Task = (typeof TASKS)[number];

/** `at`: only orders before it (ms) are learnt from; `orders`: a path, or `-` for what is piped in. */
export type Options = {
  readonly task: Task;
  readonly orders: string;
  readonly at: number;
  readonly moments: MomentReader;
  readonly horizonDays: number;
  readonly predictions: string | undefined;
  readonly currency: string | undefined;
  readonly json: boolean;
};

export const USAGE = `usage: npm run -s backtest -- TASK --orders FILE --at DATE [options]

Learns from the orders before DATE, predicts what comes after it, and, when the file goes on, says how right that was.

TASK
  replenishment    when a customer buys a product again
  again            the "buy it again" list at the next purchase
  retention        who orders again
  recommendations  new products in the next purchase

  --orders FILE       CSV (or JSON, NDJSON), plain or .gz, as an import takes it; - reads what is piped in
  --at DATE           like 2026-10-01, or 2026-10-01T12:00
  --horizon DAYS      days looked ahead (14; retention 90)
  --predictions FILE  writes every prediction as CSV
  --json              prints the figures as one JSON document
  --time-zone ZONE    of dates and times without one (UTC)
  --currency CODE     the store's own (else that of the first order before DATE)
  --help`;

const HORIZON: Readonly<Record<Task, number>> = {
  ...{ replenishment: 14, again: 14 },
  ...{ retention: 90, recommendations: 14 },
};
const LONGEST_HORIZON = 3650;

/** Options from the words after the script, or null when help is asked for. Throws Fault. */
export function readOptions(words: readonly string[]): Options | null {
  const { values, positionals } = parsed(words);
  if (values.help) return null;
  const task = TASKS.find((name) => name === positionals[0]);
  if (task === undefined) throw wrong(`TASK must be one of ${TASKS.join(', ')}`);
  if (positionals.length > 1) throw wrong(`what is \`${positionals[1]}\`?`);
  if (!values.orders) throw wrong('--orders is missing');
  if (!values.at) throw wrong('--at is missing');
  const moments = momentsIn(values['time-zone']);
  return {
    ...{ task, moments, orders: values.orders, at: momentOf(values.at, moments), json: values.json },
    horizonDays: daysOf(values.horizon ?? String(HORIZON[task])),
    predictions: values.predictions,
    currency: currencyOf(values.currency),
  };
}

function parsed(words: readonly string[]) {
  try {
    return parseArgs({
      ...{ args: [...words], allowPositionals: true },
      options: {
        ...{ orders: { type: 'string' }, at: { type: 'string' }, horizon: { type: 'string' } },
        ...{ predictions: { type: 'string' }, currency: { type: 'string' } },
        'time-zone': { type: 'string', default: 'UTC' },
        json: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
  } catch (error) {
    throw wrong(error instanceof Error ? error.message : String(error));
  }
}

function momentsIn(timeZone: string): MomentReader {
  try {
    return new MomentReader(timeZone);
  } catch {
    throw wrong(`--time-zone must be like Europe/Rome, not \`${timeZone}\``);
  }
}

/** A date alone begins at its midnight. */
function momentOf(text: string, moments: MomentReader): number {
  const read = moments.read(/^\d{4}[-/]\d{2}[-/]\d{2}$/.test(text.trim()) ? `${text.trim()}T00:00` : text);
  if ('why' in read) throw wrong(`--at ${read.why}`);
  return read.at;
}

function daysOf(text: string): number {
  const days = Number(text);
  if (/^\d+$/.test(text) && days >= 1 && days <= LONGEST_HORIZON) return days;
  throw wrong(`--horizon must be a number of days from 1 to ${LONGEST_HORIZON}, not \`${text}\``);
}

function currencyOf(text: string | undefined): string | undefined {
  const code = text?.toUpperCase();
  if (code === undefined || /^[A-Z]{3}$/.test(code)) return code;
  throw wrong(`--currency must be a three-letter code, not \`${text}\``);
}

const wrong = (why: string) => new Fault(`${why}\n\n${USAGE}`, 2);
