// Lines of an order that are money but no product: postage, discounts, bank charges, corrections.

const CODES = new Set([
  'POST',
  'POSTAGE',
  'DOT',
  'SHIPPING',
  'DELIVERY',
  'DISCOUNT',
  'TIP',
  'C2',
  'C3',
  'CRUK',
  'ADJUST',
  'ADJUST2',
  'AMAZONFEE',
  'BANK CHARGES',
]);

/** Codes so short that a shop may use them for a product: they need a title that agrees, or none. */
const AMBIGUOUS = new Set(['M', 'D', 'B', 'S']);

const TITLES = new Set([
  'postage',
  'dotcom postage',
  'shipping',
  'shipping costs',
  'delivery',
  'delivery charge',
  'carriage',
  'discount',
  'manual',
  'manual adjustment',
  'adjustment',
  'adjust bad debt',
  'bank charges',
  'amazon fee',
  'cruk commission',
  'samples',
  'tip',
]);

/** True for a line that is no product, by its code or its title. */
export function isServiceLine(product: string, title?: string): boolean {
  const code = product.trim().toUpperCase();
  if (CODES.has(code)) return true;
  const words = title?.trim().toLowerCase();
  if (words === undefined || words === '') return AMBIGUOUS.has(code);
  return TITLES.has(words);
}
