import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { FileRecord, RecordReader } from './file-record.ts';
import { JsonLinesReader } from './json-lines-reader.ts';
import { JsonValuesReader } from './json-values-reader.ts';

function read(reader: RecordReader, text: string, size = 7): FileRecord[] {
  const records: FileRecord[] = [];
  for (let i = 0; i < text.length; i += size) records.push(...reader.push(text.slice(i, i + size)));
  return [...records, ...reader.end()];
}

// JSON knows no -0.
const values = fc.array(
  fc.jsonValue().map((value): unknown => JSON.parse(JSON.stringify(value))),
  { maxLength: 6 },
);
const numbered = (list: readonly unknown[]) => list.map((value, i) => ({ line: i + 1, value }));

test('the elements of an array are those of JSON.parse, whatever the pieces and the spaces', () => {
  fc.assert(
    fc.property(values, fc.constantFrom(0, 1, 2), fc.integer({ min: 1, max: 30 }), (list, indent, size) => {
      expect(read(new JsonValuesReader(true), JSON.stringify(list, null, indent), size)).toEqual(
        numbered(list),
      );
    }),
  );
});

test('the lines of NDJSON are its values, and empty lines are passed over', () => {
  fc.assert(
    fc.property(values, fc.constantFrom('\n', '\r\n'), fc.integer({ min: 1, max: 30 }), (list, end, size) => {
      const text = list.map((value) => JSON.stringify(value)).join(end);
      expect(read(new JsonLinesReader(), text, size)).toEqual(numbered(list));
    }),
  );
  expect(read(new JsonLinesReader(), '1\n\n2\n')).toEqual([
    { line: 1, value: 1 },
    { line: 3, value: 2 },
  ]);
});

test('objects one after another are read, over as many lines as they take', () => {
  const text = '{\n "a": 1\n}\n{"b": "}{"}';
  expect(read(new JsonValuesReader(false), text)).toEqual([
    { line: 1, value: { a: 1 } },
    { line: 2, value: { b: '}{' } },
  ]);
});

test('an element that is no JSON is one fault', () => {
  expect(read(new JsonValuesReader(true), '[1,{"a":},3]')).toEqual([
    { line: 1, value: 1 },
    { line: 2, fault: 'is not valid JSON' },
    { line: 3, value: 3 },
  ]);
  expect(read(new JsonLinesReader(), '1\n{"a":\n3')).toEqual([
    { line: 1, value: 1 },
    { line: 2, fault: 'is not valid JSON' },
    { line: 3, value: 3 },
  ]);
});

test('an array that is cut off keeps its whole elements', () => {
  expect(read(new JsonValuesReader(true), '[{"a":1},{"a":2},{"a"')).toEqual([
    { line: 1, value: { a: 1 } },
    { line: 2, value: { a: 2 } },
    { line: 3, fault: 'is cut off: the file ends here' },
  ]);
});

test('what follows the end of an array is a fault', () => {
  expect(read(new JsonValuesReader(true), '[1] x')).toEqual([
    { line: 1, value: 1 },
    { line: 2, fault: 'is not valid JSON' },
  ]);
});

test('nothing longer than a million characters is kept', () => {
  const long = '"'.padEnd(1_200_000, 'x');
  expect(read(new JsonValuesReader(true), `[${long}`, 100_000)).toEqual([
    { line: 1, fault: 'is longer than 1,000,000 characters' },
  ]);
  expect(read(new JsonLinesReader(), `${long}\n2`, 100_000)).toEqual([
    { line: 1, fault: 'is longer than 1,000,000 characters' },
    { line: 2, value: 2 },
  ]);
});
