// The lines of a cart as a reminder draws them: the catalogue's word before the page's, sensitive products never named.
import * as v from 'valibot';
import { cardOf } from '../recommend/catalog-index.ts';
import { matchesProduct } from '../recommend/product-filter.ts';
import type { Card } from '../schema/catalog.ts';
import type { DecidedProduct } from '../schema/decision.ts';
import type { ProductFilter } from '../schema/merchandising.ts';
import type { Cart } from '../schema/page.ts';
import { Href } from '../schema/primitives.ts';
import type { Facts } from './facts.ts';

/** Lines in one reminder; a longer cart is recognised by them. */
const MAX_LINES = 10;

type Line = Cart['items'][number];

/** The first lines that have a name, prices in the currency of the page. */
export function cartLines(facts: Facts): DecidedProduct[] {
  const lines: DecidedProduct[] = [];
  for (const line of facts.context.page.cart?.items ?? []) {
    const drawn = drawnLine(line, facts);
    if (drawn) lines.push(drawn);
    if (lines.length === MAX_LINES) break;
  }
  return lines;
}

function drawnLine(line: Line, facts: Facts): DecidedProduct | undefined {
  const { context, foreign } = facts;
  const { product: id, variant, quantity } = line;
  const card = context.catalog ? cardOf(context.catalog, id) : undefined;
  const title = card?.title ?? line.title;
  if (title === undefined || quantity === 0 || isSensitive(line, card, facts)) return undefined;
  const image = card?.image ?? addressOf(line.image);
  const priceMinor = line.priceMinor ?? (foreign ? undefined : card?.priceMinor);
  return {
    id,
    title,
    url: card?.url ?? addressOf(line.url) ?? '',
    quantity,
    ...(variant !== undefined && { variant }),
    ...(image !== undefined && { image }),
    ...(priceMinor !== undefined && { priceMinor }),
  };
}

/** What the page says of an address goes into a link and a picture, so it must be one. */
const addressOf = (address: string | undefined): string | undefined =>
  v.is(Href, address) ? address : undefined;

function isSensitive(line: Line, card: Card | undefined, { prepared, digits }: Facts): boolean {
  const { product: id, title = '', category } = line;
  const known = card ?? { id, title, url: '', ...(category !== undefined && { category }) };
  return prepared.live.store.sensitive.some((filter) =>
    matchesProduct(card ? filter : knowable(filter, category), known, digits),
  );
}

/** A filter as far as a page tells of a product that the catalogue lacks: what cannot be told counts as met. */
function knowable({ product, category }: ProductFilter, told: string | undefined): ProductFilter {
  return { ...(product !== undefined && { product }), ...(told !== undefined && { category }) };
}
