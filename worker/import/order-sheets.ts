// The rows of one upload by what they are laid out as: one header for a CSV, one set of keys for each kind of flat JSON line.
import { cellsOf, MissingColumns } from './flat-rows.ts';
import type { Tally } from './import-answer.ts';
import { type LineRead, orderLineReader, type ReaderSetting } from './order-line.ts';
import type { OrderRow } from './order-shape.ts';
import { type OrderSheet, orderSheet } from './order-sheet.ts';

/** Different sets of keys that flat JSON lines may have before readers are made anew. */
const KEY_SETS = 100;

type Sheet = OrderSheet & { readonly read: (fields: readonly string[]) => LineRead };

/** A row that holds one order line, and how it is read. */
export type SheetRow = OrderRow & { readonly sheet: Sheet };

export class OrderSheets {
  readonly #setting: ReaderSetting;
  readonly #tally: Tally;
  readonly #byKeys = new Map<string, Sheet>();
  #header: readonly string[] = [];
  #sheet: Sheet | null = null;

  constructor(setting: ReaderSetting, tally: Tally) {
    this.#setting = setting;
    this.#tally = tally;
  }

  /** Takes the header of a CSV. Throws MissingColumns. */
  header(names: readonly string[]): void {
    this.#header = names;
    this.#sheet = this.#sheetOf(names);
  }

  /** The lines that are complete with a row of the CSV, or why it is none. */
  ofRow(row: OrderRow): SheetRow[] | string {
    if (!this.#sheet) return 'comes before any header';
    const { fields } = row;
    const isHeader = fields[0] === this.#header[0] && fields.every((field, i) => field === this.#header[i]);
    return isHeader ? 'is the header once more' : rowsOf(this.#sheet, row);
  }

  /** The lines that are complete with a flat JSON object, or why it is none. */
  ofObject(line: number, value: Readonly<Record<string, unknown>>): SheetRow[] | string {
    const fields = cellsOf(value);
    if (!fields) return 'is neither an order with `lines` nor a flat order line';
    const keys = Object.keys(value);
    const known = this.#byKeys.get(keys.join('\n'));
    if (known) return rowsOf(known, { line, fields });
    try {
      const sheet = this.#sheetOf(keys);
      return [...this.#keep(keys.join('\n'), sheet), ...rowsOf(sheet, { line, fields })];
    } catch (fault) {
      if (fault instanceof MissingColumns) return fault.message;
      throw fault;
    }
  }

  /** The lines that waited for the rest of their order. */
  end(): SheetRow[] {
    return [this.#sheet, ...this.#byKeys.values()].flatMap((sheet) =>
      sheet ? (sheet.shape?.end() ?? []).map((row) => ({ ...row, sheet })) : [],
    );
  }

  /** Remembers the reader of a set of keys; when there are too many, all begin anew, and what they held comes out. */
  #keep(keys: string, sheet: Sheet): SheetRow[] {
    const ended = this.#byKeys.size >= KEY_SETS ? this.end() : [];
    if (this.#byKeys.size >= KEY_SETS) this.#byKeys.clear();
    this.#byKeys.set(keys, sheet);
    return ended;
  }

  #sheetOf(names: readonly string[]): Sheet {
    const remark = (text: string) => this.#tally.remark(text);
    const sheet = orderSheet(names, { currency: this.#setting.currency, remark });
    this.#tally.takenFor(sheet.format, sheet.ignored);
    if (sheet.note !== undefined) this.#tally.note(sheet.note);
    return { ...sheet, read: orderLineReader(sheet.columns, this.#setting) };
  }
}

const rowsOf = (sheet: Sheet, row: OrderRow): SheetRow[] =>
  sheet.shape ? sheet.shape.push(row).map((line) => ({ ...line, sheet })) : [{ ...row, sheet }];
