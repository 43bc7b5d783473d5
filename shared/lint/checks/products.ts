// Products that are wanted and left out at once, or that the store does not have.

import type { PreparedCampaign } from '../../decide/prepared.ts';
import type { Path } from '../../schema/fault.ts';
import type { ProductFilter, Recommendations } from '../../schema/merchandising.ts';
import type { Finding } from '../finding.ts';
import { armsWith, type Check, pathIn } from '../subject.ts';

export const products: Check = function* ({ config, current, state }) {
  const sensitive = namedBy(config.store.sensitive);
  for (const campaign of current) {
    for (const { variant, path } of armsWith(campaign, 'recommendations'))
      if (variant.recommendations)
        yield* pinFindings(variant.recommendations, path, sensitive, state.unknownProducts);
    yield* nudgeFindings(campaign);
  }
};

function* pinFindings(
  { pin, exclude }: Recommendations,
  path: Path,
  sensitive: ReadonlySet<string>,
  unknown: ReadonlySet<string>,
): Generator<Finding> {
  const excluded = namedBy(exclude);
  for (const [i, { product }] of pin.entries()) {
    const at = [...path, 'pin', i, 'product'];
    if (excluded.has(product)) yield { code: 'pin-excluded', path: at, product, by: 'exclude' };
    else if (sensitive.has(product)) yield { code: 'pin-excluded', path: at, product, by: 'sensitive' };
    else if (unknown.has(product)) yield { code: 'product-unknown', path: at, product };
  }
}

/** Ids that filters name and ask nothing else of. */
const namedBy = (filters: readonly ProductFilter[]): ReadonlySet<string> =>
  new Set(
    filters.flatMap(({ product = [], ...rest }) =>
      Object.values(rest).every((part) => part === undefined) ? product : [],
    ),
  );

/** Every product that a nudge is for is left out as well. */
function* nudgeFindings(campaign: PreparedCampaign): Generator<Finding> {
  const rules =
    campaign.campaign.kind === 'replenishment' ? campaign.campaign.replenishment?.products : undefined;
  const { include = [], exclude = [] } = rules ?? {};
  if (include.length === 0) return;
  const left = new Set(exclude.map((filter) => JSON.stringify(filter)));
  const ids = namedBy(exclude);
  const isLeftOut = (filter: ProductFilter) =>
    left.has(JSON.stringify(filter)) ||
    (filter.product !== undefined && [filter.product].flat().every((id) => ids.has(id)));
  if (include.every(isLeftOut))
    yield { code: 'include-excluded', path: pathIn(campaign, 'replenishment', 'products', 'exclude') };
}
