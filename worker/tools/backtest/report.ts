// Report: all that a backtest found, as `--json` prints it. Dates are UTC.
import type { ImportAnswer } from '../../import/import-answer.ts';
import type { Contents } from './learnt.ts';
import type { Options } from './options.ts';
import type { Findings } from './tasks/task.ts';

/** What was read of the file, and why lines were not. */
export type FileRead = Omit<ImportAnswer, 'rejections'> & {
  readonly reasons: readonly { readonly why: string; readonly lines: number; readonly first: number }[];
  readonly currencies: Readonly<Record<string, number>>;
};

/** `after` is null when the file ends before `at`; `predictions` are rows, `file` where they were written. */
export type Report = Findings & {
  readonly task: Options['task'];
  readonly at: string;
  readonly horizonDays: number;
  readonly read: FileRead;
  readonly learnt: Contents;
  readonly after: Contents | null;
  readonly predictions: number;
  readonly file: string | null;
  readonly warnings: readonly string[];
};
