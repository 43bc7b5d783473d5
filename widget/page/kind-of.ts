// Kinds of pages by the words that platforms and statistics have for them. Paths are read by the Worker (`shared/`).
import type { PageKind } from '../../shared/schema/page.ts';

/** The more telling kinds first. */
const WORDS: readonly [PageKind, string][] = [
  ['thank-you', 'order-received|purchase'],
  ['checkout', '(begin_)?checkout|order-pay'],
  ['cart', '(view_)?cart'],
  ['account', 'account'],
  ['search', '(view_)?search\\w*'],
  ['product', '(single-)?product|view_item'],
  ['category', 'collection|tax-product_\\w+|view_item_list|shop'],
  ['home', 'home'],
];

/** The kind of page that words, with spaces between them, speak of. */
export const kindOf = (words: string): PageKind | undefined =>
  WORDS.find(([, one]) => new RegExp(`(^| )(${one})( |$)`).test(words))?.[0];
