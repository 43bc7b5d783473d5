// The store as a whole: colours that cannot be read, no origin from which offers may be taken.
import type { Theme } from '../../schema/theme.ts';
import { contrast } from '../contrast.ts';
import type { Finding } from '../finding.ts';
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

/** Only where both colours are known: a view takes its paper from the theme, or from the visitor's own setting. */
function* colours({ text, background, accent }: Theme): Generator<Finding> {
  if (!background) return;
  if (text) yield* tooLow('text', text, background, TEXT);
  if (accent) yield* tooLow('accent', accent, background, SHAPE);
}

function* tooLow(one: string, colour: string, background: string, least: number): Generator<Finding> {
  const ratio = contrast(colour, background);
  if (ratio < least) yield { code: 'contrast', path: ['theme', one], one, other: 'background', ratio, least };
}
