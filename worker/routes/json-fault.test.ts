import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jsonFault } from './json-fault.ts';

describe('jsonFault', () => {
  it.each([
    ['', 'is empty'],
    [' \n ', 'is empty'],
    ['x', 'is not JSON: line 1, column 1'],
    ['{"a":', 'is not JSON: line 1, column 6'],
    ['{\n  "a": 1,\n  b: 2\n}', 'is not JSON: line 3, column 3'],
    ['{\n  "a": 1\n  "b": 2\n}', 'is not JSON: line 3, column 3'],
    ['{"a": tru}', 'is not JSON: line 1, column 10'],
    ['{"a": 1} x', 'is not JSON: line 1, column 10'],
    ['{"a": 01}', 'is not JSON: line 1, column 8'],
  ])('says of %j that it %s', (text, sentence) => {
    expect(jsonFault(text)).toBe(sentence);
  });

  it('finds a stray letter wherever it stands between two values', () => {
    const list = fc.array(fc.jsonValue(), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(list, list, (before, after) => {
        const head = `${JSON.stringify(before).slice(0, -1)},\n`;
        const text = `${head}x${JSON.stringify(after).slice(1)}`;
        expect(jsonFault(text)).toBe('is not JSON: line 2, column 1');
      }),
    );
  });
});
