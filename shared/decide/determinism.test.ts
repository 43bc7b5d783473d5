import { expect, it } from 'vitest';
import { decidedTexts } from './fixtures/vectors.ts';

const FILE = './fixtures/vectors-decided.json';

// Renewed with `vitest -u` where a change of decisions is meant; the Worker's and the browser's tests read the same file.
it('decides the vectors in Node to the byte as everywhere, however often it is asked', async () => {
  const texts = decidedTexts();
  await expect(`${JSON.stringify(texts, null, 2)}\n`).toMatchFileSnapshot(FILE);
  expect(decidedTexts()).toEqual(texts);
});

it('has vectors that show, hold out, refuse and nudge', () => {
  const texts = decidedTexts().join('\n');
  const shown = [
    'welcome-15',
    'likely',
    'come-back',
    'evening',
    'restock',
    'loyal-picks',
    'ship-free',
    'again',
  ];
  for (const id of shown) expect(texts).toContain(`{"campaign":"${id}","kind"`);
  for (const part of [
    '"held":true',
    '"variant":"b"',
    ': needs-consent"',
    ': other-hour"',
    '"probability":0.',
  ])
    expect(texts).toContain(part);
});
