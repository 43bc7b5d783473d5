// What single cells of an order line mean: quantity, price, address. Flat lines and documents read them alike.
import { currencyDigits } from '../../shared/schema/money.ts';
import { type Decimal, type DecimalMark, decimalOf, markOf, minorOf } from './decimal.ts';
import { moneyText } from './money-text.ts';

const MOST = 1_000_000;
const MOST_MINOR = 1e12;
const PLAIN_NUMBER = /^-?\d+(\.\d{1,2})?$/;

/** The whole number a cell holds, or why it holds none. */
export function quantityOf(cell: string): number | string {
  const amount = decimalOf(cell, ONE_MARK.test(cell) ? '.' : undefined);
  if (!amount)
    return cell === '' ? 'has no quantity' : `has a quantity that is no number: \`${cell.slice(0, 40)}\``;
  const quantity = amount.digits / 10 ** amount.scale;
  if (quantity === 0) return 'has a quantity of 0';
  if (!Number.isInteger(quantity)) return 'has a quantity that is not a whole number';
  return Math.abs(quantity) > MOST ? 'has a quantity above 1,000,000' : quantity;
}

/** `1,234` is a quantity of 1,234: nobody buys 1.234 of a thing. */
const ONE_MARK = /^-?\d{1,3},\d{3}$/;

/** An amount as a cell holds it, with the currency it names. */
export type Price = { readonly amount: Decimal; readonly currency?: string };

/** The price a cell holds, or why it holds none. No price is a price of 0. `currency`: the store's, or the order's. */
export function priceOf(cell: string, currency: string, mark?: DecimalMark): Price | string {
  if (cell === '') return { amount: { digits: 0, scale: 0 } };
  const money = PLAIN_NUMBER.test(cell) ? { number: cell } : moneyText(cell, currency);
  if (!money) return `has a price that is no number: \`${cell.slice(0, 40)}\``;
  const { number } = money;
  const own = 'currency' in money ? money.currency : undefined;
  const isWhole = currencyDigits(own ?? currency) === 0 && markOf(number) === 'either';
  const amount = decimalOf(isWhole ? number.replace(/[.,]/, '') : number, mark);
  if (!amount && markOf(number) === 'either')
    return `has a price that could be two numbers: \`${cell.slice(0, 40)}\``;
  if (!amount) return `has a price that is no number: \`${cell.slice(0, 40)}\``;
  return { amount, ...(own !== undefined && { currency: own }) };
}

/** Unit price and line total in minor units, or why not. `total`: what the file says the line came to. */
export function moneyOf(
  { amount }: Price,
  quantity: number,
  currency: string,
  storeCurrency: string,
  total?: Decimal,
): { priceMinor: number; totalMinor: number } | string {
  const digits = currencyDigits(currency);
  const priceMinor = minorOf(amount, 1, digits);
  const totalMinor = total ? minorOf(total, 1, digits) : minorOf(amount, quantity, digits);
  if (priceMinor === null || totalMinor === null || Math.abs(totalMinor) > MOST_MINOR)
    return 'has a price too large';
  // Money of another currency cannot be added to the store's own.
  return { priceMinor, totalMinor: currency === storeCurrency ? totalMinor : 0 };
}

/** Whether a text can be an address; what cannot is left out, the order is still somebody's. */
export function isMailbox(email: string | undefined): email is string {
  return (
    email !== undefined && email.length <= 254 && /^[^\s@]+@[^\s@]+$/.test(email) && email.isWellFormed()
  );
}
