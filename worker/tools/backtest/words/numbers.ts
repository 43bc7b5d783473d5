// Numbers as people read them.

/** `1 order`, `1,234 orders`. */
export const count = (n: number, what: string): string =>
  `${n.toLocaleString('en')} ${what}${n === 1 ? '' : 's'}`;

/** How many of a hundred: `34`, `3.4` below ten, `0.2` below one. */
export function ofHundred(share: number): string {
  const hundredfold = share * 100;
  return hundredfold >= 9.95 || hundredfold === 0 ? hundredfold.toFixed(0) : hundredfold.toFixed(1);
}
