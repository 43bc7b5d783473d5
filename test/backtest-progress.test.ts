import { expect, it } from 'vitest';
import { Progress } from '../worker/tools/backtest/progress.ts';

const CLEAR = '\r\x1b[2K';

/** A bar on a made-up stream, what was written to it, and a clock that is set by hand. */
function barOn(isTTY: boolean) {
  const written: string[] = [];
  const clock = { now: 0 };
  const progress = new Progress({ isTTY, write: (text) => written.push(text) }, () => clock.now);
  return { written, clock, progress };
}

it.each([
  [0, '[........................] reading'],
  [0.5, '[############............] reading'],
  [1, '[########################] reading'],
  [1.2, '[########################] reading'],
  [null, 'reading'],
] as const)('draws %j of the way over what it drew before', (share, bar) => {
  const { written, progress } = barOn(true);
  progress.show('reading', share);
  expect(written).toEqual([`${CLEAR}${bar}`]);
});

it('draws ten times a second at most, however often it is told', () => {
  const { written, clock, progress } = barOn(true);
  for (clock.now = 0; clock.now < 1000; clock.now++) progress.show('predicting', clock.now / 1000);
  expect(written).toHaveLength(10);
  expect(written.at(-1)).toBe(`${CLEAR}[${'#'.repeat(22)}..] predicting`);
});

it('is taken away once, and only where it was drawn', () => {
  const { written, progress } = barOn(true);
  progress.clear();
  progress.show('learning', null);
  progress.clear();
  progress.clear();
  expect(written).toEqual([`${CLEAR}learning`, CLEAR]);
});

it('writes nothing where nobody is looking', () => {
  const { written, progress } = barOn(false);
  progress.show('reading', 0.5);
  progress.clear();
  expect(written).toEqual([]);
});
