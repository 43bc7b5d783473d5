import { expect, test } from 'vitest';
import { decidedTexts } from '../../shared/decide/fixtures/vectors.ts';
import expected from '../../shared/decide/fixtures/vectors-decided.json' with { type: 'json' };

test('the runtime of the Worker decides the vectors to the byte as Node does', () => {
  expect(decidedTexts()).toEqual(expected);
});
