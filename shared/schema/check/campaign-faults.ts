// What is wrong with a campaign beyond the types of its parts.
import type { PathFault } from '../fault.ts';
import { amountFaults } from './amount-faults.ts';
import { globFaults } from './glob-faults.ts';
import { partFaults, type StoreFacts } from './part-faults.ts';
import { listAt, textAt } from './raw.ts';
import { variantFaults } from './variant-faults.ts';

/** Faults of every campaign, broken or not. */
export function campaignFaults(document: unknown): PathFault[] {
  const [locale, currency] = [textAt(document, 'store', 'locale'), textAt(document, 'store', 'currency')];
  return listAt(document, 'campaigns').flatMap((campaign, i) => {
    const under = ({ path, detail }: PathFault) => ({ path: ['campaigns', i, ...path], detail });
    const languages = listAt(campaign, 'audience', 'languages').filter((tag) => typeof tag === 'string');
    return faultsOfOne(campaign, { locale, currency, languages }).map(under);
  });
}

function faultsOfOne(campaign: unknown, store: StoreFacts): PathFault[] {
  const own = partFaults(campaign, store);
  return [
    ...own,
    ...globFaults(campaign, ['audience', 'urls', 'include']),
    ...globFaults(campaign, ['audience', 'urls', 'exclude']),
    ...amountFaults(campaign, ['goal', 'threshold']),
    ...variantFaults(campaign, own, store),
  ];
}
