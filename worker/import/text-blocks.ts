// Bytes to text, block by block. A line that is not UTF-8 is read as Windows-1252, which Excel writes.
import { joined } from './plain-bytes.ts';

const LINE_FEED = 0x0a;
/** Without a line end for so long, a block is cut between two characters: one-line JSON. */
const LONG_BLOCK = 1 << 16;

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const windows1252 = new TextDecoder('windows-1252');

/** Decodes a file that arrives in chunks; whole lines where there are any. */
export class TextBlocks {
  #rest = new Uint8Array();
  #utf16: InstanceType<typeof TextDecoder> | null = null;
  #started = false;

  /** The text that is complete with these bytes. */
  push(bytes: Uint8Array): string {
    const all = joined(this.#rest, bytes);
    if (!this.#started && all.length < 3) {
      this.#rest = all;
      return '';
    }
    const body = this.#started ? all : this.#start(all);
    if (this.#utf16) {
      this.#rest = new Uint8Array();
      return this.#utf16.decode(body, { stream: true });
    }
    const cut = cutOf(body);
    this.#rest = body.slice(cut);
    return decoded(body.subarray(0, cut));
  }

  /** The text left when no more bytes come. */
  end(): string {
    const rest = this.#started ? this.#rest : this.#start(this.#rest);
    return this.#utf16 ? this.#utf16.decode(rest) : decoded(rest);
  }

  /** Takes the byte order mark off and settles the encoding. */
  #start(bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
    this.#started = true;
    if (bytes[0] === 0xff && bytes[1] === 0xfe) this.#utf16 = new TextDecoder('utf-16le');
    if (bytes[0] === 0xfe && bytes[1] === 0xff) this.#utf16 = new TextDecoder('utf-16be');
    if (this.#utf16) return bytes.slice(2);
    // No text holds a zero: between plain characters it is the other half of a UTF-16 unit.
    if (bytes[0] !== 0 && bytes[1] === 0) this.#utf16 = new TextDecoder('utf-16le');
    if (bytes[0] === 0 && bytes[1] !== 0) this.#utf16 = new TextDecoder('utf-16be');
    if (this.#utf16) return bytes;
    return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? bytes.slice(3) : bytes;
  }
}

function cutOf(bytes: Uint8Array): number {
  const lineEnd = bytes.lastIndexOf(LINE_FEED) + 1;
  if (lineEnd > 0 || bytes.length < LONG_BLOCK) return lineEnd;
  let cut = bytes.length;
  while (cut > bytes.length - 4 && ((bytes[cut - 1] ?? 0) & 0xc0) === 0x80) cut--;
  return ((bytes[cut - 1] ?? 0) & 0xc0) === 0xc0 ? cut - 1 : bytes.length;
}

function decoded(bytes: Uint8Array): string {
  try {
    return utf8.decode(bytes);
  } catch {
    return linesOf(bytes).map(decodedLine).join('');
  }
}

function decodedLine(bytes: Uint8Array): string {
  try {
    return utf8.decode(bytes);
  } catch {
    return windows1252.decode(bytes);
  }
}

function linesOf(bytes: Uint8Array): Uint8Array[] {
  const lines: Uint8Array[] = [];
  let from = 0;
  while (from < bytes.length) {
    const at = bytes.indexOf(LINE_FEED, from);
    const to = at < 0 ? bytes.length : at + 1;
    lines.push(bytes.subarray(from, to));
    from = to;
  }
  return lines;
}
