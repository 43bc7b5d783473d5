// Names that must be known, or must not be taken twice: segments, campaigns, variants.
import { type Path, type PathFault, pointerTo, quoted } from '../fault.ts';
import { didYouMean } from '../nearest.ts';
import { STAGES } from '../vocabulary.ts';
import { entriesAt, listAt, textAt } from './raw.ts';

const MAX_SEGMENTS = 200;

/** Faults between parts of the document. */
export function referenceFaults(document: unknown): PathFault[] {
  const campaigns = listAt(document, 'campaigns').map((campaign, i) => ({
    campaign,
    path: ['campaigns', i],
  }));
  const variants = campaigns.map(({ campaign, path }) =>
    listAt(campaign, 'experiment', 'variants').map((variant, i) =>
      named(textAt(variant, 'id'), [...path, 'experiment', 'variants', i, 'id']),
    ),
  );
  return [
    ...customSegmentFaults(document),
    ...segmentFaults(document),
    ...repeated(campaigns.map(({ campaign, path }) => named(textAt(campaign, 'id'), [...path, 'id']))),
    ...variants.flatMap(repeated),
  ];
}

type Named = { readonly name: string | undefined; readonly path: Path };
const named = (name: string | undefined, path: Path): Named => ({ name, path });

function repeated(names: readonly Named[]): PathFault[] {
  const first = new Map<string, Path>();
  return names.flatMap(({ name, path }) => {
    const before = name === undefined ? undefined : first.get(name);
    if (name !== undefined && !before) first.set(name, path);
    return before ? [{ path, detail: `${quoted(name)} is used already, at \`${pointerTo(before)}\`` }] : [];
  });
}

function customSegmentFaults(document: unknown): PathFault[] {
  const names = entriesAt(document, 'segments').map(([name]) => name);
  const stages: readonly string[] = STAGES;
  const taken = names
    .filter((name) => stages.includes(name))
    .map((name) => ({
      path: ['segments', name],
      detail: `${quoted(name)} is a lifecycle stage; give the segment another name`,
    }));
  if (names.length <= MAX_SEGMENTS) return taken;
  return [...taken, { path: ['segments'], detail: `has more than ${MAX_SEGMENTS} segments` }];
}

function segmentFaults(document: unknown): PathFault[] {
  const known = new Set<string>([...STAGES, ...entriesAt(document, 'segments').map(([name]) => name)]);
  return listAt(document, 'campaigns').flatMap((campaign, i) => {
    const path = ['campaigns', i, 'audience', 'segments'];
    const lists: readonly Path[] = [path, ...['any', 'all', 'none'].map((of) => [...path, of])];
    return lists.flatMap((list) =>
      listAt(campaign, ...list.slice(2)).flatMap((name, j) =>
        typeof name !== 'string' || known.has(name)
          ? []
          : [{ path: [...list, j], detail: `there is no segment ${quoted(name)}${didYouMean(name, known)}` }],
      ),
    );
  });
}
