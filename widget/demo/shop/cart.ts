// The cart: kept in this browser, like the code that was applied to it.
import { goodById } from '../data/catalogue.ts';
import { percentOff } from '../data/codes.ts';

const KEY = 'kettle-crane-cart';
const MOST = 99;

export type Cart = { readonly lines: Readonly<Record<string, number>>; readonly code: string };
const EMPTY: Cart = { lines: {}, code: '' };

/** The cart as it is; empty when nothing sensible is kept. */
export function readCart(): Cart {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? 'null');
    return isCart(kept) ? kept : EMPTY;
  } catch {
    return EMPTY;
  }
}

/** Keeps the cart and tells the page, which redraws what shows it. */
export function writeCart(cart: Cart): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(cart));
  } catch {
    // A browser that keeps nothing has no cart from page to page; the shop still works.
  }
  dispatchEvent(new Event('cartchange'));
}

export const emptyCart = (): void => writeCart(EMPTY);

/** Puts `quantity` more of a good into the cart; false when there is no such good. */
export function addToCart(id: string, quantity = 1): boolean {
  if (!goodById(id)) return false;
  const cart = readCart();
  setQuantity(id, (cart.lines[id] ?? 0) + quantity);
  return true;
}

/** Sets how many of a good are in the cart; 0 takes it out. */
export function setQuantity(id: string, quantity: number): void {
  const { lines, code } = readCart();
  const { [id]: _, ...others } = lines;
  const kept = Math.min(MOST, Math.max(0, Math.round(quantity)));
  writeCart({ code, lines: kept > 0 ? { ...others, [id]: kept } : others });
}

/** Applies a code; false when this shop does not know it. */
export function applyCode(code: string): boolean {
  const known = percentOff(code) > 0;
  if (known) writeCart({ ...readCart(), code });
  return known;
}

export const piecesIn = ({ lines }: Cart): number => Object.values(lines).reduce((sum, one) => sum + one, 0);

/** What the goods cost, what the code takes off, what is left: minor units. */
export function totals({ lines, code }: Cart): { goods: number; off: number; total: number } {
  const goods = Object.entries(lines).reduce(
    (sum, [id, quantity]) => sum + (goodById(id)?.priceMinor ?? 0) * quantity,
    0,
  );
  const off = Math.round((goods * percentOff(code)) / 100);
  return { goods, off, total: goods - off };
}

function isCart(value: unknown): value is Cart {
  if (typeof value !== 'object' || value === null || !('lines' in value) || !('code' in value)) return false;
  const { lines, code } = value;
  if (typeof code !== 'string' || typeof lines !== 'object' || lines === null) return false;
  return Object.entries(lines).every(([id, quantity]) => goodById(id) && Number.isInteger(quantity));
}
