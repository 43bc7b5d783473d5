import fc from 'fast-check';
import { expect, test } from 'vitest';
import { jsonPieces } from './json-pieces.ts';

test('pieces together hold every row in order', () => {
  fc.assert(
    fc.property(fc.array(fc.jsonValue()), (list) => {
      const rows = JSON.parse(JSON.stringify(list));
      expect(jsonPieces(rows).flatMap((json) => JSON.parse(json))).toEqual(rows);
    }),
  );
});

test('no piece is longer than SQLite takes, in whatever script', () => {
  const rows = Array.from({ length: 3000 }, (_, i) => ['茶'.repeat(500), '"'.repeat(200), i]);
  const pieces = jsonPieces(rows);
  expect(pieces.flatMap((json) => JSON.parse(json))).toHaveLength(3000);
  for (const json of pieces) expect(new TextEncoder().encode(json).length).toBeLessThan(2_000_000);
});

test('usual batches stay one statement, none at all stays none', () => {
  expect(jsonPieces(Array.from({ length: 2000 }, (_, i) => ['c:13085', `O${i}`, '85048', 695]))).toHaveLength(
    1,
  );
  expect(jsonPieces([])).toEqual([]);
});
