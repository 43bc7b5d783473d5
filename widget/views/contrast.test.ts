import fc from 'fast-check';
import { expect, test } from 'vitest';
import { inkOn } from './contrast.ts';

/** WCAG 2.2: relative luminance, and contrast of two of them. */
function luminance(color: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(color.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * (r ?? 0) + 0.7152 * (g ?? 0) + 0.0722 * (b ?? 0);
}

function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

test('the ink on any colour meets WCAG AA', () => {
  const color = fc
    .integer({ min: 0, max: 0xffffff })
    .map((value) => `#${value.toString(16).padStart(6, '0')}`);
  fc.assert(
    fc.property(color, (paper) => {
      expect(contrast(paper, inkOn(paper) === '#000' ? '#000000' : '#ffffff')).toBeGreaterThanOrEqual(4.5);
    }),
    { numRuns: 5000 },
  );
});

test('every grey, and so the colours nearest to both inks, meets it', () => {
  for (let level = 0; level < 256; level++) {
    const paper = `#${level.toString(16).padStart(2, '0').repeat(3)}`;
    expect(contrast(paper, inkOn(paper) === '#000' ? '#000000' : '#ffffff')).toBeGreaterThanOrEqual(4.5);
  }
});

test('a colour of three digits is that of six', () => {
  expect(inkOn('#0a6')).toBe(inkOn('#00aa66'));
  expect(inkOn('#fff')).toBe('#000');
  expect(inkOn('#124')).toBe('#fff');
  expect(inkOn(undefined)).toBeUndefined();
});
