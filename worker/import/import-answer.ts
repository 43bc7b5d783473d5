// ImportAnswer: what became of every line of an upload.
import type { ImportResult } from '../store/api/orders.ts';

/**
 * `lines` = `new` + `repeated` + `cancelled` + `rejected`; the first 100 rejections are named. `format`: what the file was
 * taken for; `ignoredColumns`: those that were not read; `notes`: what was decided or found, in sentences.
 */
export type ImportAnswer = {
  orders: number;
  lines: number;
  new: number;
  repeated: number;
  cancelled: number;
  rejected: number;
  rejections: { line: number; why: string }[];
  /** Products that a full feed (`?replace=true`) no longer has. */
  dropped?: number;
  format?: string;
  ignoredColumns?: readonly string[];
  notes?: readonly string[];
};

const DIFFERING =
  'repeated lines differ from what is stored, which stays: only a file that says when each order was changed (`updated at`) corrects it';
const NAMED = 100;
const NOTED = 50;

/** Adds up an answer as an import goes on. */
export class Tally {
  readonly #counts: ImportAnswer = {
    ...{ orders: 0, lines: 0, new: 0, repeated: 0, cancelled: 0, rejected: 0 },
    rejections: [],
  };
  readonly #remarks = new Map<string, number>();
  readonly #notes = new Set<string>();
  #format: string | undefined;
  /** Whether every record could be read as far as to know whose it is. */
  isWhole = true;
  #ignored: readonly string[] = [];

  /** The answer as far as the import has come. */
  get answer(): ImportAnswer {
    const notes = [...this.#notes, ...[...this.#remarks].map(([text, count]) => `${count} ${text}`)];
    return {
      ...this.#counts,
      rejections: this.#counts.rejections.toSorted((a, b) => a.line - b.line),
      ...(this.#format !== undefined && { format: this.#format }),
      ...(this.#ignored.length > 0 && { ignoredColumns: this.#ignored }),
      ...(notes.length > 0 && { notes }),
    };
  }

  set orders(count: number) {
    this.#counts.orders = count;
  }

  set dropped(count: number) {
    this.#counts.dropped = count;
  }

  /** What the file was taken for: the first that is said holds. */
  takenFor(format: string, ignored: readonly string[] = []): void {
    if (this.#format !== undefined) return;
    this.#format = format;
    this.#ignored = ignored;
  }

  /** Says something of the whole file. */
  note(text: string): void {
    if (this.#notes.size < NOTED) this.#notes.add(text);
  }

  /** Counts one more, or so many more, of what `text` tells of several: "lines are in USD". */
  remark(text: string, count = 1): void {
    if (this.#remarks.has(text) || this.#remarks.size < NOTED)
      this.#remarks.set(text, (this.#remarks.get(text) ?? 0) + count);
  }

  reject(line: number, why: string): void {
    this.#counts.lines++;
    this.#counts.rejected++;
    if (this.#counts.rejections.length < NAMED) this.#counts.rejections.push({ line, why });
  }

  count(result: ImportResult): void {
    const { erased = 0, differing = 0 } = result;
    this.#counts.lines += erased;
    this.#counts.rejected += erased;
    if (erased > 0) this.note('lines of people who were erased are kept out');
    if (differing > 0) this.remark(DIFFERING, differing);
    this.#counts.new += result.new;
    this.#counts.repeated += result.repeated;
    this.#counts.cancelled += result.cancelled;
    this.#counts.lines += result.new + result.repeated + result.cancelled;
  }
}
