// The linter knows the paper of a view as the widget chooses it.
import fc from 'fast-check';
import { afterEach, expect, test, vi } from 'vitest';
import { contrast } from '../shared/lint/contrast.ts';
import { papersOf } from '../shared/lint/paper.ts';
import type { Theme } from '../shared/schema/theme.ts';
import { dress } from '../widget/views/theme.ts';

afterEach(() => vi.unstubAllGlobals());

/** The colours a view gets, of a visitor whose setting is dark or is not. */
function dressed(theme: Theme, dark: boolean): ReadonlyMap<string, string> {
  vi.stubGlobal('matchMedia', () => ({ matches: dark }));
  const looks = new Map<string, string>();
  const style = { setProperty: (name: string, value: string) => looks.set(name, value) };
  dress(Object.assign(Object.create(null), { style }), { ...theme, font: 'serif' });
  return looks;
}

const hex = (value: number) => `#${value.toString(16).padStart(6, '0')}`;
const color = fc.oneof(
  fc.integer({ min: 0, max: 0xffffff }).map(hex),
  fc.nat(255).map((level) => hex(level * 0x010101)),
);
const theme: fc.Arbitrary<Theme> = fc.record(
  {
    ...{ background: color, text: color, accent: color },
    colorScheme: fc.constantFrom('auto' as const, 'light' as const, 'dark' as const),
  },
  { requiredKeys: [] },
);

test('the papers are those of the widget, in light and dark', () => {
  fc.assert(
    fc.property(theme, (one) => {
      const drawn = [dressed(one, false), dressed(one, true)].map((looks) => looks.get('--paper'));
      expect(new Set(papersOf(one).map(({ color }) => color))).toEqual(new Set(drawn));
    }),
    { numRuns: 2000 },
  );
});

test('off a paper that lifts, every accent can be told; off others it stays what it was', () => {
  fc.assert(
    fc.property(theme, color, (one, accent) => {
      for (const looks of [dressed({ ...one, accent }, false), dressed({ ...one, accent }, true)]) {
        const [paper = '', shown = ''] = ['--paper', '--accent'].map((name) => looks.get(name));
        const lifts = papersOf(one).find(({ color }) => color === paper)?.lifts;
        if (lifts) expect(contrast(shown, paper)).toBeGreaterThanOrEqual(3);
        else expect(shown).toBe(accent);
      }
    }),
    { numRuns: 2000 },
  );
});
