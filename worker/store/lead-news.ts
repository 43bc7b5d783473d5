// What the shop's mailer is told of a lead.
import { matchesProduct } from '../../shared/recommend/product-filter.ts';
import type { CodeGrant, KeptLine } from '../../shared/schema/lead.ts';
import type { KeptLead } from '../../shared/schema/lead-list.ts';
import { currencyDigits } from '../../shared/schema/money.ts';
import { cardOf } from './catalog-cards.ts';
import { productRows } from './products.ts';
import { liveConfigOf } from './revisions.ts';

/** A lead as it is told: what was left, and the words agreed to. */
type ToldLead = Omit<KeptLead, 'confirmedAt'>;

/** The `data` of `lead.created` and `lead.confirmed`; times as ISO 8601. */
export function leadNews(
  { at, consent, ...lead }: ToldLead,
  { code, expiresAt }: CodeGrant,
  more: { readonly confirmUrl?: string; readonly savedCart?: readonly KeptLine[] } = {},
): object {
  return {
    lead: {
      ...{ ...lead, at: isoOf(at) },
      ...(consent && { consent: { text: consent.text, at: isoOf(consent.at) } }),
    },
    ...(code !== undefined && { code }),
    ...(expiresAt !== undefined && { expiresAt: isoOf(expiresAt) }),
    ...more,
  };
}

/** The lines of a saved cart that may be named in a mail. Where the store has sensitive products, one that it does not
 * know may be such. */
export function mailableLines(sql: SqlStorage, lines: readonly KeptLine[]): KeptLine[] {
  const { sensitive = [], currency = '' } = liveConfigOf(sql)?.store ?? {};
  if (sensitive.length === 0) return [...lines];
  const rows = productRows(
    sql,
    lines.map(({ product }) => product),
  );
  const harmless = rows.filter((row) => {
    const card = cardOf(row);
    return !sensitive.some((filter) => matchesProduct(filter, card, currencyDigits(currency)));
  });
  const named = new Set(harmless.map(({ id }) => id));
  return lines.filter(({ product }) => named.has(product));
}

const isoOf = (at: number): string => new Date(at).toISOString();
