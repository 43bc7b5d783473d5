// FoundFacts: what a browser found of a page in one place: a platform's own statistics, events of GA4, JSON-LD. All of
// it is somebody else's; what it comes to is worked out here, and not in every browser.
import * as v from 'valibot';
import { currencyDigits } from './money.ts';
import { Page, type PageKind } from './page.ts';
import { kindOfWords } from './page-by-words.ts';
import { cutTo, sound } from './sound.ts';

const { entries: page } = Page;
const { entries: product } = Page.entries.product.wrapped;

/** Some write ids and prices as numbers, some as text. */
export const Plain = v.pipe(v.union([v.string(), v.number()]), v.transform(String), v.trim());

export const FoundFacts = v.object({
  /** What names the kind of page. */
  words: sound(cutTo(2000)),
  id: sound(v.pipe(Plain, product.id)),
  variant: sound(v.pipe(Plain, product.variant.wrapped)),
  title: sound(product.title),
  category: sound(v.pipe(Plain, v.nonEmpty(), page.category.wrapped)),
  currency: sound(v.pipe(v.string(), v.toUpperCase(), page.currency.wrapped)),
  /** The way from home to it, a step a line. */
  crumbs: sound(cutTo(2000)),
  /** In major units of that currency, or in hundredths of them, as Shopify counts every currency. */
  price: sound(v.pipe(Plain, v.nonEmpty(), v.transform(Number), v.minValue(0), v.maxValue(1e9))),
  hundredths: sound(v.pipe(Plain, v.nonEmpty(), v.transform(Number), v.minValue(0), v.maxValue(1e11))),
});
type FoundFacts = v.InferOutput<typeof FoundFacts>;

type Known = {
  readonly kind?: PageKind | undefined;
  readonly currency?: string | undefined;
  readonly category?: string | undefined;
  readonly product?: About | undefined;
};
type About = Pick<FoundFacts, 'id' | 'variant' | 'title' | 'price'>;

/** The page by all that was found, the first answer per field; `known`: the shop's own word, before all of them. */
export function pageByFacts(known: Known, found: readonly FoundFacts[]): Known & { readonly product: About } {
  let { kind, currency, category } = known;
  let product = known.product ?? {};
  for (const its of found) {
    const itsKind = kindOfWords(its.words ?? '');
    kind ??= itsKind;
    // Who takes the page for one of another kind speaks of another product.
    if (itsKind !== undefined && itsKind !== kind) continue;
    currency ??= its.currency;
    category ??= lastStep(its) ?? its.category;
    product = united(product, {
      ...its,
      id: its.id ?? postOf(its.words),
      // A price counts in the currency of the page only.
      price: its.currency === currency ? (its.price ?? majorOf(its.hundredths)) : undefined,
    });
  }
  return { kind, currency, category, product };
}

/** A price in minor units of its currency. */
export const minorPrice = (price: number | undefined, currency: string | undefined): number | undefined =>
  price === undefined || currency === undefined
    ? undefined
    : Math.round(price * 10 ** currencyDigits(currency));

const united = (first: About, second: About): About => ({
  id: first.id ?? second.id,
  variant: first.variant ?? second.variant,
  title: first.title ?? second.title,
  price: first.price ?? second.price,
});

/** Where the crumbs end: home is no category, and the last step may be the product itself. */
function lastStep({ crumbs, title }: FoundFacts): string | undefined {
  const steps = crumbs?.split('\n').slice(1);
  return steps?.findLast((step) => step !== '' && step !== title)?.slice(0, 200);
}

/** WordPress names a product's id among the classes of its page, next to its type. */
const postOf = (words = ''): string | undefined => /\bsingle-product,postid-(\d+)/.exec(words)?.[1];

const majorOf = (hundredths: number | undefined) => (hundredths === undefined ? undefined : hundredths / 100);
