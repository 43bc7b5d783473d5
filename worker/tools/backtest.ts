// `npm run backtest`: how right a store's predictions would have been, on its own orders. Words go to stderr, the
// result to stdout.
import { statSync } from 'node:fs';
import { Fault, reasonOf } from './backtest/fault.ts';
import { type Options, readOptions, USAGE } from './backtest/options.ts';
import { PredictionsFile } from './backtest/predictions-file.ts';
import { Progress } from './backtest/progress.ts';
import { backtest } from './backtest/run.ts';
import { TASKS } from './backtest/tasks/all.ts';
import { pageOf } from './backtest/words/page.ts';

const progress = new Progress();
let file: PredictionsFile | null = null;

process.stdout.on('error', (error) => leave(new Fault(`cannot print the result: ${reasonOf(error)}`)));
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => leave(new Fault(`stopped by ${signal}`)));
}
try {
  const options = readOptions(process.argv.slice(2));
  process.stdout.write(options === null ? `${USAGE}\n` : await run(options));
} catch (error) {
  leave(error);
}

async function run(options: Options): Promise<string> {
  const { predictions, task } = options;
  if (predictions !== undefined) {
    refuseSame(options.orders, predictions);
    file = new PredictionsFile(predictions, TASKS[task].columns);
  }
  const report = await backtest(options, file, progress, Date.now());
  file?.finish();
  file = null;
  progress.clear();
  return options.json ? `${JSON.stringify(report, null, 2)}\n` : pageOf(report);
}

/** Predictions in place of the orders they were made from would be a loss. */
function refuseSame(orders: string, predictions: string): void {
  const [from, to] = [orders, predictions].map((path) => statSync(path, { throwIfNoEntry: false }));
  if (from?.isFile() && to && from.dev === to.dev && from.ino === to.ino)
    throw new Fault('--predictions would overwrite the orders', 2);
}

function leave(error: unknown): never {
  progress.clear();
  file?.discard();
  const words = error instanceof Fault ? error.message : (error instanceof Error && error.stack) || error;
  process.stderr.write(`npm run backtest: ${words}\n`);
  process.exit(error instanceof Fault ? error.exitCode : 1);
}
