// The store as a whole: colours that cannot be read, no origin from which offers may be taken.
import type { Theme } from '../../schema/theme.ts';
import { contrast } from '../contrast.ts';
import type { Finding } from '../finding.ts';
import { papersOf } from '../paper.ts';
import type { Check } from '../subject.ts';

/** WCAG 2.2: of text (1.4.3), and of what has to be told from its ground (1.4.11). */
const TEXT = 4.5;
const SHAPE = 3;

export const store: Check = function* ({ config, live }) {
  if (live.length > 0 && config.store.origins.length === 0)
    yield { code: 'no-origin', path: ['store', 'origins'] };
  if (live.length > 0 && config.store.control === 1)
    yield { code: 'all-held', path: ['store', 'control'], by: 'control' };
  yield* colours(config.theme);
};

function* colours(theme: Theme): Generator<Finding> {
  const { text, accent } = theme;
  for (const { color, lifts } of papersOf(theme)) {
    const other = theme.background ? 'background' : color;
    if (text) yield* tooLow({ one: 'text', other, ratio: contrast(text, color), least: TEXT });
    if (accent && !lifts)
      yield* tooLow({ one: 'accent', other, ratio: contrast(accent, color), least: SHAPE });
  }
}

type Pair = Omit<Extract<Finding, { code: 'contrast' }>, 'code' | 'path'>;

function* tooLow(pair: Pair): Generator<Finding> {
  if (pair.ratio < pair.least) yield { code: 'contrast', path: ['theme', pair.one], ...pair };
}
