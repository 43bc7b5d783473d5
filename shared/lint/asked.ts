// What the linter has to ask the store about a config: its pools, and the products it pins.
import { wholeConfig } from '../decide/live-config.ts';
import { scarceOf } from '../decide/scarce.ts';
import type { Config } from '../schema/config.ts';

export type Asked = { readonly pools: readonly string[]; readonly products: readonly string[] };

/** Names in the config, variants included, each once. */
export function askedOf(config: Config): Asked {
  const whole = wholeConfig(config);
  const products = new Set<string>();
  for (const campaign of whole.campaigns) {
    const own = 'recommendations' in campaign ? campaign.recommendations : undefined;
    const arms = campaign.variants.map(({ parts }) => parts);
    for (const recommendations of [own, ...arms.map((arm) => arm.recommendations)])
      for (const { product } of recommendations?.pin ?? []) products.add(product);
  }
  return { pools: scarceOf(whole).pools, products: [...products] };
}
