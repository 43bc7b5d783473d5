// What shops call being in stock.

const NONE = /^(0|no|n|false|out[ _-]?of[ _-]?stock|outofstock|sold[ _-]?out|unavailable|discontinued)$/i;
const SOME =
  /^(yes|y|true|in[ _-]?stock|instock|available|on[ _-]?back[ _-]?order|back[ _-]?order|pre[ _-]?order|limited[ _-]?availability|backorder)$/i;

/** The stock a cell tells: a number, 0 for sold out, null for "there is some, not counted", undefined for neither. */
export function stockOfWord(cell: string): number | null | undefined {
  if (NONE.test(cell)) return 0;
  if (SOME.test(cell)) return null;
  const count = Number(cell.replaceAll(',', ''));
  return cell !== '' && Number.isFinite(count) ? Math.trunc(count) : undefined;
}
