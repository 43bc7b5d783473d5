// What a lifecycle stage tells of other attributes of the same person.
import type { Stage } from '../../schema/audience.ts';
import type { Conjunction } from './conjunctions.ts';

const UNKNOWN = { $exists: false };
const NEVER_ORDERED: readonly (readonly [string, unknown])[] = [
  ['customer.orders', 0],
  ['customer.spent', 0],
  ['customer.averageOrder', UNKNOWN],
  ['customer.daysSinceOrder', UNKNOWN],
  ['customer.rfm', UNKNOWN],
  ['customer.rfmGroup', 'prospects'],
  ['customer.buysWithin', UNKNOWN],
  ['customer.expectedSpend', 0],
];

const FACTS: Readonly<Record<Stage, readonly (readonly [string, unknown])[]>> = {
  new: [['session.visits', { $lte: 1 }], ...NEVER_ORDERED],
  returning: [['session.visits', { $gt: 1 }], ...NEVER_ORDERED],
  // Of a browser that has just bought, no order may be known yet.
  'first-time': [['customer.orders', { $lte: 1 }]],
  active: [['customer.orders', { $gte: 2 }]],
  loyal: [['customer.orders', { $gte: 2 }]],
  'at-risk': [['customer.orders', { $gte: 1 }]],
  lapsed: [['customer.orders', { $gte: 1 }]],
};

const NAMES = new Set(Object.values(FACTS).flatMap((facts) => facts.map(([name]) => name)));

/** Whether a stage would tell more of something that is asked. */
export const hasStageFacts = (way: Conjunction): boolean => [...way.keys()].some((name) => NAMES.has(name));

/** Everything that holds of a person in the stage. */
export const stageFacts = (stage: Stage): Conjunction =>
  new Map<string, readonly unknown[]>([
    ['customer.segment', [stage]],
    ...FACTS[stage].map(([name, clause]) => [name, [clause]] as const),
  ]);
