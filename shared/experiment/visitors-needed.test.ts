import { expect, it } from 'vitest';
import { fixedErrors, sequenceErrors, visitorsFor } from './visitors-needed.ts';

const errors = fixedErrors(0.05);

// Kohavi, Longbotham, Sommerfield, Henne, "Controlled experiments on the web: survey and practical guide" (2009), 3.2:
// n = 16·σ² / Δ² for each of two arms, where 16 rounds 2·(1.96 + .84)².
it.each([
  ['spend of 3.75 with a deviation of 30, 5% to be seen', 30 ** 2, 3.75 * 0.05, 409_600],
  ['conversion of 5%, 5% to be seen', 0.05 * 0.95, 0.05 * 0.05, 121_600],
])('needs as many as published: %s', (_, variance, difference, eachPublished) => {
  const each = visitorsFor({ variance, difference, variantShare: 0.5, errors }) / 2;
  expect((each / eachPublished) * (16 / 15.7)).toBeCloseTo(1, 3);
});

it('needs more visitors in all when few are held out', () => {
  const plan = { variance: 0.05, difference: 0.01, errors };
  expect(
    visitorsFor({ ...plan, variantShare: 0.9 }) / visitorsFor({ ...plan, variantShare: 0.5 }),
  ).toBeCloseTo(25 / 9);
});

it('pays for looking often with less than twice the visitors', () => {
  expect((sequenceErrors(0.05) / errors) ** 2).toBeGreaterThan(1.5);
  expect((sequenceErrors(0.05) / errors) ** 2).toBeLessThan(2);
});
