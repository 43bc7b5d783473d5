// Products as files hold them: rows of a catalogue, items of a feed, or one JSON document each.
import type { ProductPart } from '../../shared/schema/product.ts';
import type { Tally } from './import-answer.ts';
import type { ReadRecord } from './importer.ts';
import { isRecord } from './plain-record.ts';
import type { CatalogSetting } from './product-cells.ts';
import { checkedPart, productDocument } from './product-document.ts';
import { type GroupedProduct, ProductGroups } from './product-groups.ts';
import { type ProductSheet, productSheet } from './product-sheet.ts';
import type { DocumentReader, Taken } from './record-importer.ts';

type ProductTaken = Taken<ProductPart>;

/** Reads the products of one file. */
export class ProductReader implements DocumentReader<ProductPart> {
  readonly #setting: CatalogSetting;
  readonly #tally: Tally;
  readonly #groups = new ProductGroups();
  #header: readonly string[] = [];
  #sheet: ProductSheet | null = null;
  /** The products the file told of, also those that could not be read whole. */
  readonly ids = new Set<string>();

  constructor(setting: Omit<CatalogSetting, 'remark'>, tally: Tally) {
    this.#setting = { ...setting, remark: (text) => tally.remark(text) };
    this.#tally = tally;
  }

  header(names: readonly string[]): void {
    this.#header = names;
    this.#sheet = productSheet(names, this.#setting);
    this.#tally.takenFor(this.#sheet.format, this.#sheet.ignored);
    if (this.#sheet.note !== undefined) this.#tally.note(this.#sheet.note);
  }

  add(record: ReadRecord): readonly ProductTaken[] {
    return 'fields' in record
      ? this.#addRow(record.line, record.fields)
      : this.#addValue(record.line, record.value);
  }

  end(): readonly ProductTaken[] {
    return this.#groups.end().flatMap((one) => this.#checked(one));
  }

  #addRow(line: number, fields: readonly string[]): readonly ProductTaken[] {
    if (!this.#sheet) return [{ line, why: 'comes before any header' }];
    if (fields[0] === this.#header[0] && fields.every((field, i) => field === this.#header[i]))
      return [{ line, why: 'is the header once more' }];
    const row = this.#sheet.read(line, fields);
    if ('why' in row) return this.#unread(line, row.why);
    if (row.part.id === '') return this.#unread(line, 'has no id');
    this.ids.add(row.part.id);
    return this.#groups.push(row).flatMap((one) => this.#checked(one));
  }

  #addValue(line: number, value: unknown): readonly ProductTaken[] {
    if (!isRecord(value)) return this.#unread(line, 'is not an object');
    const read = productDocument(value, this.#setting);
    if (typeof value.id === 'string' || typeof value.id === 'number') this.ids.add(String(value.id));
    if ('why' in read) return this.#unread(line, read.why, value.id !== undefined);
    this.#tally.takenFor(read.format);
    this.ids.add(read.part.id);
    return [{ document: read.part, lines: [line] }];
  }

  #checked({ part, lines }: GroupedProduct): readonly ProductTaken[] {
    const read = checkedPart(part, '');
    if ('why' in read) return lines.map((line) => ({ line, why: read.why }));
    return [{ document: read.part, lines }];
  }

  /** What cannot be read may be any product: then none is known to be gone. */
  #unread(line: number, why: string, isNamed = false): readonly ProductTaken[] {
    if (!isNamed) this.#tally.isWhole = false;
    return [{ line, why }];
  }
}
