// Product feeds in XML (RSS 2.0 and Atom with Google's `g:` names) as rows under a header, read as they arrive. The parser knows no entities but
// XML's own five and fetches nothing; depth and silence are bounded, so memory is.
import { SaxesParser } from 'saxes';
import { type FileRecord, LONGEST_RECORD, type RecordReader, TOO_LONG } from './file-record.ts';
import { GOOGLE_NAMES } from './google-product-row.ts';

const DEEPEST = 50;
const LONGEST_ENTITY = 12;
const STRAY = /&(?!#?\w{1,10};)/g;
const ITEM = /^(item|entry)$/;

/** Reads the items of a feed as rows under GOOGLE_NAMES; `line` is the 1-based index of the item. */
export class FeedReader implements RecordReader {
  readonly #parser = new SaxesParser({ xmlns: false, position: false });
  #records: FileRecord[] = [];
  #path: string[] = [];
  #item: Map<string, string> | null = null;
  #itemDepth = 0;
  #length = 0;
  #text = '';
  #index = 0;
  #silent = 0;
  #held = '';
  #broken = false;
  /** What is wrong with the XML of the item at hand. */
  #fault: string | null = null;

  constructor() {
    this.#parser.on('opentag', ({ name, attributes }) => this.#open(localName(name), attributes));
    this.#parser.on('closetag', () => this.#close());
    this.#parser.on('text', (text) => this.#add(text));
    // Nothing is escaped there: what #escaped did is undone.
    this.#parser.on('cdata', (text) => this.#add(text.replaceAll('&amp;', '&')));
    this.#parser.on('error', (fault) => {
      this.#fault ??= fault.message.slice(0, 100);
    });
  }

  push(text: string): FileRecord[] {
    if (this.#broken) return [];
    this.#silent += text.length;
    this.#parser.write(this.#escaped(text));
    if (this.#silent > LONGEST_RECORD || this.#length > LONGEST_RECORD) this.#giveUp(TOO_LONG);
    return this.#taken();
  }

  end(): FileRecord[] {
    if (this.#broken) return [];
    this.#parser.write(this.#held.replace(STRAY, '&amp;'));
    if (this.#item || this.#path.length > 0) this.#giveUp('is cut off: the file ends here');
    else if (this.#index === 0) this.#giveUp('is XML without a product (`item` or `entry`)');
    return this.#taken();
  }

  /** The text with ampersands that begin no entity escaped: shops forget it, and the parser would wait for a `;`. */
  #escaped(text: string): string {
    const all = this.#held + text;
    const last = all.lastIndexOf('&');
    const cut = last < 0 || all.length - last > LONGEST_ENTITY ? all.length : last;
    this.#held = all.slice(cut);
    return all.slice(0, cut).replace(STRAY, '&amp;');
  }

  #taken(): FileRecord[] {
    const records = this.#records;
    this.#records = [];
    return records;
  }

  #open(name: string, attributes: Readonly<Record<string, string>>): void {
    this.#silent = 0;
    if (this.#broken) return;
    this.#path.push(name);
    if (this.#path.length > DEEPEST) this.#giveUp(`lies more than ${DEEPEST} elements deep`);
    else if (!this.#item && ITEM.test(name)) {
      if (this.#index === 0) this.#records.push({ line: 0, fields: GOOGLE_NAMES });
      this.#item = new Map();
      this.#fault = null;
      this.#itemDepth = this.#path.length;
      this.#length = 0;
    } else if (this.#item && ITEM.test(name)) this.#fault ??= `\`${name}\` within \`${name}\``;
    else if (this.#item && name === 'link' && attributes.href !== undefined)
      this.#keep(name, attributes.href);
    this.#text = '';
  }

  #close(): void {
    this.#silent = 0;
    if (this.#broken) return;
    const name = this.#path.pop() ?? '';
    if (this.#item && this.#path.length === this.#itemDepth) this.#keep(name, this.#text.trim());
    this.#text = '';
    if (!this.#item || this.#path.length >= this.#itemDepth) return;
    const item = this.#item;
    const line = ++this.#index;
    this.#records.push(
      this.#fault === null
        ? { line, fields: GOOGLE_NAMES.map((field) => item.get(field) ?? '') }
        : { line, fault: `is not well-formed XML: ${this.#fault}` },
    );
    this.#item = null;
    this.#length = 0;
  }

  #add(text: string): void {
    if (!this.#item || this.#broken) return;
    this.#silent = 0;
    this.#length += text.length;
    this.#text += text;
  }

  #keep(name: string, text: string): void {
    // Of several of a name, the first that says something counts.
    if (!this.#item?.get(name)) this.#item?.set(name, text);
  }

  #giveUp(fault: string): void {
    this.#broken = true;
    this.#item = null;
    this.#text = '';
    this.#records.push({ line: this.#index + 1, fault });
  }
}

const localName = (name: string) => name.slice(name.indexOf(':') + 1);
