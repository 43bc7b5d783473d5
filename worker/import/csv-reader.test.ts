import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CsvReader } from './csv-reader.ts';
import type { FileRecord } from './file-record.ts';

/** Reads a text that arrives in pieces of this size. */
function read(text: string, size = text.length || 1): FileRecord[] {
  const reader = new CsvReader();
  const records: FileRecord[] = [];
  for (let i = 0; i < text.length; i += size) records.push(...reader.push(text.slice(i, i + size)));
  return [...records, ...reader.end()];
}

const fieldsOf = (records: FileRecord[]) =>
  records.map((record) => ('fields' in record ? record.fields : record));
const quoted = (field: string) => `"${field.replaceAll('"', '""')}"`;
const field = fc.oneof(
  fc.stringMatching(/^[a-z0-9 ]{0,6}$/),
  fc.stringMatching(/^[a-z"',;\n\r\t]{0,8}$/),
  fc.string({ unit: 'grapheme', maxLength: 4 }),
);
const table = fc
  .integer({ min: 2, max: 5 })
  .chain((width) =>
    fc.array(fc.array(field, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 8 }),
  )
  .filter((rows) => rows.every((row) => row.some((one) => one !== '')));

test('reads what csv-parse reads, whatever the line ends, the delimiter and the pieces it arrives in', () => {
  const ends = fc.constantFrom('\n', '\r\n');
  const delimiters = fc.constantFrom(',', ';', '\t');
  fc.assert(
    fc.property(table, ends, delimiters, fc.integer({ min: 1, max: 20 }), (rows, end, delimiter, size) => {
      const width = rows[0]?.length ?? 0;
      const header = Array.from({ length: width }, (_, i) => `h${i}`).join(delimiter);
      const text = `${[header, ...rows.map((row) => row.map(quoted).join(delimiter))].join(end)}${end}`;
      const oracle: string[][] = parse(text, { delimiter });
      expect(fieldsOf(read(text, size))).toEqual(oracle);
    }),
  );
});

test('numbers records by the line of the file they begin on', () => {
  const records = read('a,b\n\n1,"x\ny"\r\n\n2,z\n');
  expect(records).toEqual([
    { line: 1, fields: ['a', 'b'] },
    { line: 3, fields: ['1', 'x\ny'] },
    { line: 6, fields: ['2', 'z'] },
  ]);
});

test('a quote that never closes costs its own line only', () => {
  const records = read('a,b,c\n1,"broken,x\n2,y,z\n3,"q, r",s\n', 3);
  expect(records).toMatchObject([
    { line: 1 },
    { line: 2, fault: expect.stringContaining('quote') },
    { line: 3, fields: ['2', 'y', 'z'] },
    { line: 4, fields: ['3', 'q, r', 's'] },
  ]);
});

test('a quote within a field is a character', () => {
  expect(fieldsOf(read('a,b\n15" ruler,1\n'))).toEqual([
    ['a', 'b'],
    ['15" ruler', '1'],
  ]);
});

test('a line with more fields than the header is refused, empty ones at its end are not counted', () => {
  expect(read('a,b\n1,2,3\n1,2,,\n')).toEqual([
    { line: 1, fields: ['a', 'b'] },
    { line: 2, fault: 'has 3 fields, the header has 2' },
    { line: 3, fields: ['1', '2'] },
  ]);
});

test('a line without end is refused without being kept, and reading goes on after it', () => {
  const reader = new CsvReader();
  reader.push('a,b\n1,2\n');
  const faults: FileRecord[] = [];
  for (let i = 0; i < 30; i++) faults.push(...reader.push('x'.repeat(100_000)));
  expect(faults).toEqual([{ line: 3, fault: 'is longer than 1,000,000 characters' }]);
  expect(reader.push('tail\n3,4\n')).toEqual([{ line: 4, fields: ['3', '4'] }]);
});
