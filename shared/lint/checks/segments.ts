// Segments that nobody is in, that no campaign names, or that a campaign both wants and leaves out.
import type { Path } from '../../schema/fault.ts';
import { formulaOf } from '../reach/formula.ts';
import { type Check, pathIn } from '../subject.ts';
import { isEmpty } from './reach.ts';

export const segments: Check = function* ({ config, prepared, current, work }) {
  const used = new Set(
    prepared.campaigns.flatMap(({ segments: rule }) => [
      ...(rule?.any ?? []),
      ...(rule?.all ?? []),
      ...(rule?.none ?? []),
    ]),
  );
  for (const [segment, { where }] of Object.entries(config.segments)) {
    const path: Path = ['segments', segment];
    if (isEmpty(formulaOf(where), work))
      yield { code: 'segment-empty', path: [...path, 'where'], segment, attribute: null };
    else if (!used.has(segment)) yield { code: 'segment-unused', path, segment };
  }
  for (const campaign of current) {
    const { any = [], all = [], none = [] } = campaign.segments ?? {};
    const wanted = new Set([...any, ...all]);
    for (const [i, segment] of none.entries())
      if (wanted.has(segment))
        yield { code: 'segment-both', path: pathIn(campaign, 'audience', 'segments', 'none', i), segment };
  }
};
