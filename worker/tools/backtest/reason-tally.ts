// A tally that also counts why lines were rejected, for files with more faults than anybody reads one by one.
import { Tally } from '../../import/import-answer.ts';

const REASONS = 50;

export class ReasonTally extends Tally {
  /** By reason, without the value it names: how many lines, and the first of them. */
  readonly reasons = new Map<string, { lines: number; readonly first: number }>();

  override reject(line: number, why: string): void {
    super.reject(line, why);
    const reason = why.replace(/: `.*$/s, '');
    const known = this.reasons.get(reason);
    if (known) known.lines++;
    else if (this.reasons.size < REASONS) this.reasons.set(reason, { lines: 1, first: line });
  }
}
