import { expect, it } from 'vitest';
import { contrast } from './contrast.ts';

// Ratios that WCAG's own examples and WebAIM's checker state.
it.each([
  ['#000', '#fff', 21],
  ['#ffffff', '#FFF', 1],
  ['#777777', '#ffffff', 4.48],
  ['#767676', '#fff', 4.54],
  ['#0000ff', '#ffffff', 8.59],
  ['#f00', '#ffffff', 4],
])('%s on %s contrasts %d to 1', (one, other, ratio) => {
  expect(contrast(one, other)).toBeCloseTo(ratio, 1);
  expect(contrast(other, one)).toBe(contrast(one, other));
});
