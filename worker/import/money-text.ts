// Prices as shops print them: a number with its currency before or behind it.

/** The number of a price, and the currency its sign names. */
export type MoneyText = { readonly number: string; readonly currency?: string };

// What one sign means, or a list: the first of them, unless the store uses another of the list.
const SIGNS: Readonly<Record<string, string>> = {
  '€': 'EUR',
  '£': 'GBP',
  '₺': 'TRY',
  tl: 'TRY',
  '₹': 'INR',
  '₩': 'KRW',
  '₽': 'RUB',
  '₴': 'UAH',
  '₫': 'VND',
  '₦': 'NGN',
  '₪': 'ILS',
  '฿': 'THB',
  '₱': 'PHP',
  '৳': 'BDT',
  '₡': 'CRC',
  '₲': 'PYG',
  zł: 'PLN',
  kč: 'CZK',
  ft: 'HUF',
  lei: 'RON',
  лв: 'BGN',
  r$: 'BRL',
  us$: 'USD',
  a$: 'AUD',
  au$: 'AUD',
  c$: 'CAD',
  ca$: 'CAD',
  nz$: 'NZD',
  hk$: 'HKD',
  s$: 'SGD',
  mx$: 'MXN',
  nt$: 'TWD',
  rp: 'IDR',
  rm: 'MYR',
  fr: 'CHF',
  sfr: 'CHF',
  $: 'USD CAD AUD NZD MXN SGD HKD TWD ARS CLP COP UYU',
  '¥': 'JPY CNY',
  '￥': 'JPY CNY',
  kr: 'SEK NOK DKK ISK',
  rs: 'INR PKR LKR NPR MUR',
  '₨': 'INR PKR LKR NPR MUR',
};

const NUMBER = String.raw`[\d.,](?:[\d.,\s\u00a0\u202f'’]*[\d.,])?`;
const SIGN = String.raw`[^\d\s.,()+-]{1,4}\.?`;
const MONEY = new RegExp(
  `^(\\(?)([-+\u2212]?)\\s*(${SIGN})?\\s*([-+\u2212]?)\\s*(${NUMBER})\\s*(${SIGN})?(\\)?)$`,
  'u',
);

/** Takes the currency off a price: `€3.00`, `1.234,50 €`, `12.50 EUR`, `-$5`, `(5.00)`; null when it is no price. */
export function moneyText(text: string, storeCurrency: string): MoneyText | null {
  const [, open, before, first, after, number = '', last, close] = MONEY.exec(text) ?? [];
  if (number === '' || (open === '') !== (close === '')) return null;
  const sign = first ?? last;
  if (first !== undefined && last !== undefined && currencyOf(first, storeCurrency) === null) return null;
  const currency = sign === undefined ? undefined : currencyOf(sign, storeCurrency);
  if (currency === null) return null;
  const isNegative = open === '(' || [before, after].some((mark) => mark === '-' || mark === '\u2212');
  return { number: isNegative ? `-${number}` : number, ...(currency !== undefined && { currency }) };
}

function currencyOf(sign: string, storeCurrency: string): string | null {
  const name = sign.replace(/\.$/, '');
  const meant = SIGNS[name.toLowerCase()]?.split(' ');
  if (meant) return meant.includes(storeCurrency) ? storeCurrency : (meant[0] ?? null);
  return /^[A-Z]{3}$/i.test(name) ? name.toUpperCase() : null;
}
