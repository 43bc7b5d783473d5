// Folding: an entry that only passes on what a shared chunk exports becomes that chunk. One file less to fetch, and no
// longer one after the other, before a popup can show.
import type { Chunk } from './chunks.ts';

const PASSED_ON =
  /^import\{(?<inside>[\w$]+) as ([\w$]+)\}from"\.\/(?<shared>[\w-]+\.js)";export\{\2 as (?<name>\w+)\};?$/;

/** The chunks without such entries: what they passed on is exported under their name by the chunk that has it. */
export function folded(chunks: readonly Chunk[]): readonly Chunk[] {
  for (const entry of chunks) {
    const { inside = '', shared = '', name = '' } = PASSED_ON.exec(entry.code.trim())?.groups ?? {};
    const chunk = chunks.find(({ file }) => file === shared);
    if (!chunk) continue;
    const whole = {
      ...chunk,
      file: entry.file,
      name: entry.name,
      code: exportedAs(chunk.code, inside, name),
    };
    const others = chunks.filter((one) => one !== entry && one !== chunk);
    return folded([whole, ...others.map((one) => importing(one, shared, entry.file))]);
  }
  return chunks;
}

/** The code with what it exports as `inside` exported as `name`, too. */
const exportedAs = (code: string, inside: string, name: string): string =>
  code.replace(
    new RegExp(`([\\w$]+) as ${inside.replaceAll('$', '\\$')}(?=[,}][^{]*$)`),
    (one, local) => `${one},${local} as ${name}`,
  );

/** The chunk with its imports of one file taken from another. */
const importing = (chunk: Chunk, from: string, to: string): Chunk => ({
  ...chunk,
  code: chunk.code.replaceAll(`"./${from}"`, `"./${to}"`),
  imports: chunk.imports.map((file) => (file === from ? to : file)),
});
