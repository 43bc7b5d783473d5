import { expect, it } from 'vitest';
import { csvLine } from './csv-line.ts';

it.each([
  ['=1+1', "'=1+1"],
  ['+1', "'+1"],
  ['-1', "'-1"],
  ['@x', "'@x"],
  ['\tx', "'\tx"],
  ['a,b', '"a,b"'],
  ['say "x"', '"say ""x"""'],
  ['=a,b', `"'=a,b"`],
  ['a\nb', '"a\nb"'],
  ['plain', 'plain'],
])('%j is written %j', (text, written) => {
  expect(csvLine([text, 1])).toBe(`${written},1\r\n`);
});

it('writes numbers as they are, also negative ones, and nothing for null', () => {
  expect(csvLine([-5, null, true])).toBe('-5,,true\r\n');
});
