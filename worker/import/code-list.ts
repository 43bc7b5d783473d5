// The codes an order redeemed, as shops and files list them.

/** As many codes of an order, of as many characters, as shared/schema/order.ts takes. */
const MOST = 20;
const LONGEST = 64;

/** The codes of a list, each once; what is too long to be one is left out. */
export const codeList = (told: readonly string[]): string[] =>
  [...new Set(told.map((code) => code.trim()))]
    .filter((code) => code !== '' && code.length <= LONGEST)
    .slice(0, MOST);
