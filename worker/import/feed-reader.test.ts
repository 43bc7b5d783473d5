import fc from 'fast-check';
import { expect, test } from 'vitest';
import { FeedReader } from './feed-reader.ts';
import type { FileRecord } from './file-record.ts';
import { WrappedListReader } from './wrapped-list-reader.ts';

function read(reader: { push(text: string): FileRecord[]; end(): FileRecord[] }, text: string, size: number) {
  const records: FileRecord[] = [];
  for (let at = 0; at < text.length; at += size) records.push(...reader.push(text.slice(at, at + size)));
  return [...records, ...reader.end()];
}

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
const word = fc.string({ unit: fc.constantFrom('a', 'ü', '€', '&', '<', '>', ';', '"', '1'), maxLength: 12 });

test('items come out as they went in, in pieces of any size, escaped, in CDATA or with bare ampersands', () => {
  const item = fc.record({ id: word, title: word, brand: word });
  fc.assert(
    fc.property(
      fc.array(item, { minLength: 1, maxLength: 5 }),
      fc.integer({ min: 1, max: 40 }),
      (items, size) => {
        const feed = items.map(({ id, title, brand }) => {
          const bare = escaped(brand).replaceAll('&amp; ', '& ');
          return `<item><g:id>${escaped(id)}</g:id><title><![CDATA[${title}]]></title><g:brand>${bare}</g:brand></item>`;
        });
        const [header, ...records] = read(
          new FeedReader(),
          `<rss xmlns:g="x">${feed.join('\n')}</rss>`,
          size,
        );
        const names = header && 'fields' in header ? header.fields : [];
        const told = records.map((record) =>
          'fields' in record
            ? ['id', 'title', 'brand'].map((name) => record.fields[names.indexOf(name)])
            : record,
        );
        expect(told).toEqual(
          items.map(({ id, title, brand }) => [id, title, brand].map((text) => text.trim())),
        );
      },
    ),
  );
});

test('items that run into each other are told, not joined', () => {
  const feed = '<rss><item><id>1</id><title>A</title><item><id>2</id><title>B</title></item></rss>';
  expect(read(new FeedReader(), feed, 7).at(1)).toEqual({
    line: 1,
    fault: expect.stringContaining('not well-formed'),
  });
});

test('the list inside an object is read to its end and nothing behind it', () => {
  const list = fc.array(fc.record({ id: fc.integer(), name: fc.string(), more: fc.jsonValue() }), {
    maxLength: 5,
  });
  fc.assert(
    fc.property(list, fc.jsonValue(), fc.integer({ min: 1, max: 40 }), (orders, meta, size) => {
      const head = '{"orders": ';
      const text = `${head}${JSON.stringify(orders)}, "meta": ${JSON.stringify(meta)}}`;
      const values = read(new WrappedListReader(head.length), text, size);
      expect(values).toEqual(
        JSON.parse(JSON.stringify(orders)).map((value: unknown, i: number) => ({ line: i + 1, value })),
      );
    }),
  );
});
