// What is wrong with a campaign beyond the types of its parts.
import type { PathFault } from '../fault.ts';
import { amountFaults } from './amount-faults.ts';
import { globFaults } from './glob-faults.ts';
import { partFaults, type StoreFacts } from './part-faults.ts';
import { at, listAt, numberAt, textAt } from './raw.ts';
import { variantFaults } from './variant-faults.ts';

/** Faults of every campaign, broken or not. */
export function campaignFaults(document: unknown): PathFault[] {
  const store = {
    currency: textAt(document, 'store', 'currency'),
    locale: textAt(document, 'store', 'locale'),
  };
  return listAt(document, 'campaigns').flatMap((campaign, i) => {
    const under = ({ path, detail }: PathFault) => ({ path: ['campaigns', i, ...path], detail });
    return faultsOfOne(campaign, store).map(under);
  });
}

function faultsOfOne(campaign: unknown, store: StoreFacts): PathFault[] {
  const own = partFaults(campaign, store);
  return [
    ...own,
    ...frequencyFaults(campaign),
    ...globFaults(campaign, ['audience', 'urls', 'include']),
    ...globFaults(campaign, ['audience', 'urls', 'exclude']),
    ...amountFaults(campaign, ['goal', 'threshold'], store.currency),
    ...variantFaults(campaign, own, store),
  ];
}

function frequencyFaults(campaign: unknown): PathFault[] {
  const [atMost, perDays, perSession] = ['atMost', 'perDays', 'perSession'].map((key) =>
    numberAt(campaign, 'frequency', key),
  );
  const faults: PathFault[] = [];
  if (perDays !== undefined && at(campaign, 'frequency', 'atMost') === undefined)
    faults.push({ path: ['frequency', 'perDays'], detail: 'needs `atMost`: how often within these days' });
  if (atMost !== undefined && perSession !== undefined && perSession > atMost)
    faults.push({
      path: ['frequency', 'perSession'],
      detail: `is ${perSession}, but \`atMost\` allows only ${atMost} in all`,
    });
  return faults;
}
