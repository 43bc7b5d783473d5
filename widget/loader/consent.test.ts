import { expect, test } from 'vitest';
import { consentOf } from './consent.ts';

test.each([
  // own word, Global Privacy Control, assumed by the tag, expected
  [undefined, false, false, 'pending'],
  [undefined, false, true, 'granted'],
  [undefined, true, true, 'denied'],
  [undefined, true, false, 'denied'],
  [true, true, false, 'granted'],
  [true, false, false, 'granted'],
  [false, false, true, 'denied'],
  [false, true, true, 'denied'],
] as const)('own %s, control %s, assumed %s: %s', (own, gpc, assumed, expected) => {
  expect(consentOf(own, gpc, assumed)).toBe(expected);
});
