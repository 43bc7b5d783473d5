import fc from 'fast-check';
import { expect, test } from 'vitest';
import { contrast, inkOn, lifted } from './contrast.ts';

/** WCAG 2.2: relative luminance, and contrast of two of them. */
function luminance(color: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(color.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * (r ?? 0) + 0.7152 * (g ?? 0) + 0.0722 * (b ?? 0);
}

function standard(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

const hex = (value: number) => `#${value.toString(16).padStart(6, '0')}`;
const color = fc.integer({ min: 0, max: 0xffffff }).map(hex);
const full = (ink: string) => (ink === '#000' ? '#000000' : '#ffffff');

test('the ink on any colour meets WCAG AA', () => {
  fc.assert(
    fc.property(color, (paper) => {
      expect(standard(paper, full(inkOn(paper)))).toBeGreaterThanOrEqual(4.5);
    }),
    { numRuns: 5000 },
  );
});

test('every grey, and so the colours nearest to both inks, meets it', () => {
  for (let level = 0; level < 256; level++) {
    const paper = hex(level * 0x010101);
    expect(standard(paper, full(inkOn(paper)))).toBeGreaterThanOrEqual(4.5);
  }
});

test('contrast is that of the standard, to the last digit that counts', () => {
  fc.assert(
    fc.property(color, color, (one, other) => {
      const exact = standard(one, other);
      expect(Math.abs(contrast(one, other) / exact - 1)).toBeLessThan(1e-9);
    }),
    { numRuns: 5000 },
  );
});

test('a colour too dark for dark paper stands out from it once lifted', () => {
  fc.assert(
    fc.property(color, (accent) => {
      expect(standard(lifted(accent, '#1b1c1f', 3), '#1b1c1f')).toBeGreaterThanOrEqual(3);
    }),
    { numRuns: 5000 },
  );
});

test('a lifted colour keeps its hue where it has one', () => {
  expect(lifted('#2f4a3c', '#1b1c1f', 3)).toBe('#80c8a3');
  expect(lifted('#000', '#1b1c1f', 3)).toMatch(/^#(..)\1\1$/);
});

test('a colour of three digits is that of six', () => {
  expect(inkOn('#0a6')).toBe(inkOn('#00aa66'));
  expect([inkOn('#fff'), inkOn('#124')]).toEqual(['#000', '#fff']);
  expect(lifted('#123', '#1b1c1f', 3)).toBe(lifted('#112233', '#1b1c1f', 3));
});
