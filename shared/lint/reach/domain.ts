// Domain: which values an attribute can have at all, as far as that is certain.
import { type AttributeType, attributeNamed } from '../../schema/attributes.ts';

export type Domain = {
  readonly type: AttributeType;
  /** All its values, where they are few. */
  readonly values?: readonly unknown[] | undefined;
  /** It is known of everybody. */
  readonly always?: boolean;
  readonly whole?: boolean;
  readonly least?: number;
  readonly most?: number;
};

/** What a campaign asks beside its audience: consent, the currency of the page. */
export const CONSENT = '#consent';
export const CURRENCY = '#currency';

const count = { type: 'number', whole: true, least: 0 } as const;
const KNOWN: ReadonlyMap<string, Domain> = new Map<string, Domain>([
  [CONSENT, { type: 'boolean', values: [true, false], always: true }],
  [CURRENCY, { type: 'string', always: true }],
  ['session.pages', { ...count, always: true }],
  ['session.visits', { ...count, always: true }],
  ['session.seconds', { type: 'number', least: 0 }],
  ['cart.count', count],
  ['customer.orders', { ...count, always: true }],
  ['customer.spent', { type: 'number', always: true }],
  ['customer.daysSinceOrder', count],
  ['customer.buysWithin', { type: 'number', least: 0, most: 1 }],
  ['clock.hour', { ...count, most: 23, always: true }],
  ['page.language', { type: 'string', always: true }],
  ['page.path', { type: 'string', always: true }],
  ['page.url', { type: 'string', always: true }],
]);
const ALWAYS: ReadonlySet<string> = new Set([
  'page.kind',
  'customer.segment',
  'customer.subscribed',
  'clock.weekday',
]);

/** The domain of a published attribute, or of what a campaign asks beside. */
export function domainOf(name: string): Domain {
  const known = KNOWN.get(name);
  if (known) return known;
  const attribute = attributeNamed(name);
  return { type: attribute?.type ?? 'any', values: attribute?.values, always: ALWAYS.has(name) };
}
