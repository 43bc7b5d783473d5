// A made-up shop: an export of orders with everything that real ones have, the same on each run.

export type MadeUpLine = {
  readonly customer: string;
  readonly order: string;
  readonly at: string;
  readonly product: string;
  readonly title: string;
  readonly quantity: number;
  readonly price: string;
  readonly currency: string;
};

const HEADER = 'Customer ID,Invoice,InvoiceDate,StockCode,Description,Quantity,Price,Currency';
const DAY_MS = 86_400_000;
const FROM = Date.UTC(2025, 0, 1);
const DAYS = 420;
const CUSTOMERS = 60;

/** The day the tests predict from: two months before the export ends. */
export const CUT = '2026-01-01';

/** Customers with rhythms of their own over fourteen months, and guests, returns, postage, odd ids among them. */
export function madeUpShop(): MadeUpLine[] {
  const lines: MadeUpLine[] = [];
  for (let c = 0; c < CUSTOMERS; c++) {
    const customer = c === 0 ? '13085.0' : c === 1 ? 'A "quoted", one' : c === 2 ? '007' : `K${c}`;
    const gap = 9 + ((c * 7) % 40);
    for (let day = c % 23, n = 0; day < DAYS - (c % 5) * 40; day += gap + ((n * 5 + c) % 7), n++) {
      const basket = { customer, order: `${1000 + c}-${n}`, at: dateOf(day, n), currency: 'EUR' };
      lines.push(line(basket, c % 12, 1 + (n % 3)), line(basket, (c + n) % 17, 1));
      if (n % 4 === 0)
        lines.push({ ...line(basket, 0, 1), product: 'POST', title: 'POSTAGE', price: '4.95' });
      if (n % 9 === 3) lines.push({ ...line(basket, c % 12, -1), order: `C${basket.order}` });
      if (n % 6 === 0) lines.push(line(basket, c % 12, 1 + (n % 3)));
    }
  }
  for (let g = 0; g < 40; g++) {
    const guest = {
      customer: '',
      order: `G${g}`,
      at: dateOf((g * 11) % DAYS, g),
      currency: g === 7 ? 'CHF' : 'EUR',
    };
    lines.push(line(guest, g % 17, 1));
  }
  lines.push({
    ...line({ customer: 'WHOLE', order: 'W1', at: dateOf(200, 1), currency: 'EUR' }, 3, 80_995),
    price: '0',
  });
  return lines.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}

/** The lines as the CSV of a shop. */
export function exportOf(lines: readonly MadeUpLine[]): string {
  const rows = lines.map(({ customer, order, at, product, title, quantity, price, currency }) =>
    [customer, order, at, product, title, quantity, price, currency].map(cell).join(','),
  );
  return `${[HEADER, ...rows].join('\r\n')}\r\n`;
}

const cell = (value: string | number): string =>
  /[",]/.test(String(value)) ? `"${String(value).replaceAll('"', '""')}"` : String(value);

type Basket = Pick<MadeUpLine, 'customer' | 'order' | 'at' | 'currency'>;

const line = (basket: Basket, product: number, quantity: number): MadeUpLine => ({
  ...{ ...basket, quantity, product: `P-${product}`, title: `Product ${product}, the fine one` },
  price: `${5 + product}.125`,
});

/** Two in three with a time, one without. */
function dateOf(day: number, n: number): string {
  const iso = new Date(FROM + day * DAY_MS + ((n * 3_700_000) % (20 * 3_600_000))).toISOString();
  return n % 3 === 0 ? iso.slice(0, 10) : `${iso.slice(0, 10)} ${iso.slice(11, 16)}`;
}
