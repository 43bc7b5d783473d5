// What single cells of an order line mean: quantity, price, address. Flat lines and documents read them alike.
import { currencyDigits } from '../../shared/schema/money.ts';
import { type Decimal, decimalOf, minorOf } from './decimal.ts';

const MOST = 1_000_000;
const MOST_MINOR = 1e12;

/** The whole number a cell holds, or why it holds none. */
export function quantityOf(cell: string): number | string {
  const amount = decimalOf(cell);
  if (!amount)
    return cell === '' ? 'has no quantity' : `has a quantity that is no number: \`${cell.slice(0, 40)}\``;
  const quantity = amount.digits / 10 ** amount.scale;
  if (quantity === 0) return 'has a quantity of 0';
  if (!Number.isInteger(quantity)) return 'has a quantity that is not a whole number';
  return Math.abs(quantity) > MOST ? 'has a quantity above 1,000,000' : quantity;
}

/** Unit price and line total in minor units, or why not. No price is a price of 0. */
export function moneyOf(
  cell: string,
  quantity: number,
  currency: string,
  storeCurrency: string,
): { priceMinor: number; totalMinor: number } | string {
  const amount: Decimal | null = cell === '' ? { digits: 0, scale: 0 } : decimalOf(cell);
  if (!amount) return `has a price that is no number: \`${cell.slice(0, 40)}\``;
  const digits = currencyDigits(currency);
  const priceMinor = minorOf(amount, 1, digits);
  const totalMinor = minorOf(amount, quantity, digits);
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
