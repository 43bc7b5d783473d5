// Prices of the demo shop, as its pages and its cart print them.

const euro = new Intl.NumberFormat('en', { style: 'currency', currency: 'EUR' });

/** Minor units as `€10.90`. */
export const money = (minor: number): string => euro.format(minor / 100);
