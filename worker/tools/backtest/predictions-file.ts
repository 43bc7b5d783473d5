// The file of predictions: written beside its place and put there when it is whole, so that nobody reads half of one.
import {
  closeSync,
  fsyncSync,
  lstatSync,
  openSync,
  realpathSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { Fault, reasonOf } from './fault.ts';
import type { Row } from './tasks/task.ts';

const BUFFERED = 1 << 16;

export class PredictionsFile {
  readonly #path: string;
  readonly #draft: string;
  readonly #file: number;
  #waiting = '';
  /** Rows under the header. */
  rows = 0;

  /** Opens a draft beside `path`. Throws Fault where that cannot be, before any work is done. */
  constructor(path: string, header: readonly string[]) {
    this.#path = destinationOf(path);
    this.#draft = join(dirname(this.#path), `.${basename(this.#path)}.${process.pid}.draft`);
    this.#file = this.#told(() => openSync(this.#draft, 'wx'));
    this.#waiting = lineOf(header);
  }

  add(row: Row): void {
    this.rows++;
    this.#waiting += lineOf(row);
    if (this.#waiting.length >= BUFFERED) this.#flush();
  }

  /** Puts the file in its place. */
  finish(): void {
    this.#flush();
    this.#told(() => {
      fsyncSync(this.#file);
      closeSync(this.#file);
      renameSync(this.#draft, this.#path);
    });
  }

  /** Leaves nothing behind, when nothing was finished. */
  discard(): void {
    rmSync(this.#draft, { force: true });
  }

  #flush(): void {
    const bytes = Buffer.from(this.#waiting);
    this.#waiting = '';
    this.#told(() => {
      for (let at = 0; at < bytes.length; ) at += writeSync(this.#file, bytes, at);
    });
  }

  #told<T>(work: () => T): T {
    try {
      return work();
    } catch (error) {
      throw new Fault(`cannot write ${this.#path}: ${reasonOf(error)}`);
    }
  }
}

/** Where a path leads; what is there must be a file, for it is replaced. */
function destinationOf(path: string): string {
  const found = lstatSync(path, { throwIfNoEntry: false });
  const whole = found?.isSymbolicLink() ? realpathSync(path) : resolve(path);
  const there = lstatSync(whole, { throwIfNoEntry: false });
  if (there && !there.isFile()) throw new Fault(`cannot write ${path}: it is no file that could be replaced`);
  return whole;
}

/** A line of CSV (RFC 4180); ids stay exactly as they came. */
const lineOf = (cells: Row): string => `${cells.map(cellOf).join(',')}\n`;

function cellOf(cell: string | number): string {
  const text = String(cell);
  return /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
