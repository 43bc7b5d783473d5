// A variant must make a valid campaign: each part it changes is merged and checked as if it were the campaign's own.
import type { Path, PathFault } from '../fault.ts';
import { pointerTo } from '../fault.ts';
import { isObject } from '../merge-patch.ts';
import { once } from '../once.ts';
import { mergedPart, VARIANT_PARTS, type VariantPart } from '../variant-parts.ts';
import { partFaults, type StoreFacts } from './part-faults.ts';
import { at, listAt, textAt } from './raw.ts';
import { schemaFaults } from './schema-faults.ts';

/** `own`: what is wrong with the parts of the campaign itself, which its variants need not repeat. */
export function variantFaults(campaign: unknown, own: readonly PathFault[], store: StoreFacts): PathFault[] {
  const variants = listAt(campaign, 'experiment', 'variants');
  if (!isObject(campaign) || variants.length === 0) return [];
  const known = once(
    () => new Set([...own, ...NAMES.flatMap((name) => schemaFaultsOf(name, campaign[name]))].map(textOf)),
  );
  return variants.flatMap((variant, i) => {
    if (!isObject(variant)) return [];
    const root = ['experiment', 'variants', i];
    return [...misplaced(campaign, variant), ...mergedFaults(campaign, variant, store)]
      .filter((fault) => isPatched(variant, fault.path) || !known().has(textOf(fault)))
      .map((fault) => inVariant(variant, root, fault));
  });
}

const NAMES: readonly VariantPart[] = ['content', 'view', 'offer', 'form', 'recommendations', 'trigger'];
const REQUIRED: readonly VariantPart[] = ['content', 'view'];

type Raw = Readonly<Record<string, unknown>>;

const schemaFaultsOf = (name: VariantPart, part: unknown): PathFault[] =>
  part === undefined ? [] : schemaFaults(VARIANT_PARTS[name], part, [name]);

function mergedFaults(campaign: Raw, variant: Raw, store: StoreFacts): PathFault[] {
  const patched = NAMES.filter((name) => isObject(variant[name]) || variant[name] === null);
  const parts = new Map(NAMES.map((name) => [name, campaign[name]]));
  for (const name of patched)
    parts.set(name, variant[name] === null ? undefined : mergedPart(name, campaign[name], variant[name]));
  const removed = REQUIRED.filter((name) => variant[name] === null);
  return [
    ...removed.map((name) => ({ path: [name], detail: 'cannot be removed' })),
    ...patched.flatMap((name) => schemaFaultsOf(name, parts.get(name))),
    ...partFaults(Object.fromEntries(parts), store),
  ];
}

function misplaced(campaign: Raw, variant: Raw): PathFault[] {
  const kind = textAt(campaign, 'kind');
  if (!isObject(variant.recommendations) || (kind !== 'welcome' && kind !== 'replenishment')) return [];
  return [{ path: ['recommendations'], detail: `a ${kind} campaign has no recommendations` }];
}

const textOf = ({ path, detail }: PathFault): string => `${pointerTo(path)} ${detail}`;

const isPatched = (variant: Raw, path: Path): boolean => at(variant, ...path) !== undefined;

/** At the deepest part of the path that the variant itself writes; the rest comes from the campaign. */
function inVariant(variant: Raw, root: Path, { path, detail }: PathFault): PathFault {
  const depth = path.findIndex((_, i) => at(variant, ...path.slice(0, i + 1)) === undefined);
  if (depth < 0) return { path: [...root, ...path], detail };
  const inherited = `${detail}, with \`${path.join('/')}\` of the campaign; null there takes it out`;
  return {
    path: [...root, ...path.slice(0, depth)],
    detail: detail.startsWith('must have') ? detail : inherited,
  };
}
