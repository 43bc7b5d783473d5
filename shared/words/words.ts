// Words: what the interface itself says, and which part of a decision needs which of it. A language is a file of them.
// Braces are filled by the view: {name}, or {name, plural, one {…} other {…}} with # for the number.

/** What a decision may have that says words of its own. `code`: an offer that gives one; `due`: products to refill;
 * `rows`: products in an overlay; `cards`: products in the page; `check`: Turnstile. `confirm` is no part of a
 * decision: a page of ours. */
export const PARTS = [
  'overlay',
  'teaser',
  'form',
  'code',
  'due',
  'rows',
  'cards',
  'cart',
  'goal',
  'check',
  'confirm',
] as const;
export type Part = (typeof PARTS)[number];

/** Every word with the parts that need it; a new one does not compile until each language has it. */
const NEEDED_BY = {
  /** Closes an overlay. */
  close: ['overlay'],
  /** Names the tab that an overlay leaves behind. */
  open: ['teaser'],
  /** Closes that tab. */
  tabClose: ['teaser'],
  email: ['form'],
  send: ['form'],
  optional: ['form'],
  consentMissing: ['form'],
  emailInvalid: ['form'],
  /** Leads to the shop's privacy policy, where it names one. */
  privacy: ['form'],
  /** Title and text after the form was sent, where the campaign has none. */
  thanks: ['form', 'code'],
  mailed: ['form'],
  /** On a button that waits for an answer. */
  pending: ['form', 'code', 'due', 'rows', 'cards'],
  failed: ['form', 'code', 'due', 'rows', 'cards'],
  /** Turnstile could not tell whether somebody is a person. */
  unchecked: ['check'],
  /** The button that shows the code. */
  code: ['code'],
  copy: ['code'],
  copied: ['code'],
  /** The shop has put the code on its cart. */
  applied: ['code'],
  /** The shop took the code, and nothing is in its cart yet. */
  willApply: ['code'],
  /** With {date}. */
  validUntil: ['code'],
  add: ['due', 'rows', 'cards'],
  added: ['due', 'rows', 'cards'],
  /** With {date}. */
  lastBought: ['due'],
  /** With {count}: how many are bought as a rule. */
  usual: ['due'],
  /** With {count}: how many are in the cart. */
  quantity: ['cart'],
  cart: ['cart'],
  /** Before the value of the cart. */
  total: ['cart'],
  /** Name the buttons that move a row of cards. */
  previous: ['cards'],
  next: ['cards'],
  /** Names the progress towards free shipping. */
  progress: ['goal'],
  /** The page that the link in a mail leads to (double opt-in). */
  confirmTitle: ['confirm'],
  /** With {store}. */
  confirmBody: ['confirm'],
  confirm: ['confirm'],
  confirmed: ['confirm'],
  expired: ['confirm'],
} as const satisfies Readonly<Record<string, readonly Part[]>>;

export type Word = keyof typeof NEEDED_BY;

/** Every word of one language. */
export type Words = Readonly<Record<Word, string>>;

/** Every word by name, with the parts that need it. */
export const WORD_PARTS: ReadonlyMap<string, readonly Part[]> = new Map(Object.entries(NEEDED_BY));

/** A set of parts as bits, so that one lookup finds the words for it. */
export const partBits = (parts: readonly Part[]): number =>
  parts.reduce((bits, part) => bits | (1 << PARTS.indexOf(part)), 0);
