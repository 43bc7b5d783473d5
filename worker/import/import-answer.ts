// ImportAnswer: what became of every line of an upload.
import type { ImportResult } from '../store/api.ts';

/** `lines` = `new` + `repeated` + `cancelled` + `rejected`; the first 100 rejections are named. */
export type ImportAnswer = {
  orders: number;
  lines: number;
  new: number;
  repeated: number;
  cancelled: number;
  rejected: number;
  rejections: { line: number; why: string }[];
};

const NAMED = 100;

/** Adds up an answer as an import goes on. */
export class Tally {
  readonly answer: ImportAnswer = {
    ...{ orders: 0, lines: 0, new: 0, repeated: 0, cancelled: 0, rejected: 0 },
    rejections: [],
  };

  reject(line: number, why: string): void {
    this.answer.lines++;
    this.answer.rejected++;
    if (this.answer.rejections.length < NAMED) this.answer.rejections.push({ line, why });
  }

  count(result: ImportResult): void {
    this.answer.new += result.new;
    this.answer.repeated += result.repeated;
    this.answer.cancelled += result.cancelled;
    this.answer.lines += result.new + result.repeated + result.cancelled;
  }
}
