// `npm run backtest` as a process, on files of a folder of its own.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'csv-parse/sync';

const SCRIPT = fileURLToPath(new URL('../../../worker/tools/backtest.ts', import.meta.url));

export type Ended = { readonly code: number | null; readonly out: string; readonly err: string };

/** Runs it with these words; `input` is piped in. `cutOff` stops reading what it prints at once. */
export function runBacktest(
  words: readonly string[],
  input?: string | Buffer,
  cutOff = false,
): Promise<Ended> {
  const child = spawn(process.execPath, [SCRIPT, ...words], { stdio: ['pipe', 'pipe', 'pipe'] });
  const texts = { out: '', err: '' };
  if (cutOff) child.stdout.destroy();
  else child.stdout.on('data', (piece) => (texts.out += piece));
  child.stderr.on('data', (piece) => (texts.err += piece));
  child.stdin.on('error', () => {});
  child.stdin.end(input);
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, ...texts })));
}

/** A folder that is gone after the tests, and files in it. */
export function scratchFolder() {
  const folder = mkdtempSync(join(tmpdir(), 'backtest-'));
  const pathOf = (name: string) => join(folder, name);
  return {
    folder,
    pathOf,
    write: (name: string, content: string | Buffer) => {
      writeFileSync(pathOf(name), content);
      return pathOf(name);
    },
    read: (name: string) => readFileSync(pathOf(name), 'utf8'),
    remove: () => rmSync(folder, { recursive: true }),
  };
}

/** The rows of a CSV by column, read by a parser that is not ours. */
export function rowsOf(csv: string): { columns: string[]; rows: Record<string, string>[] } {
  const [columns = [], ...cells]: string[][] = parse(csv);
  const rows = cells.map((row) => Object.fromEntries(columns.map((name, i) => [name, row[i] ?? ''])));
  return { columns, rows };
}
