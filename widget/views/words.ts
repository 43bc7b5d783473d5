// Words of the interface itself, in English; the answer may bring others, and a shop its own.

const ENGLISH = {
  add: 'Add to cart',
  added: 'Added to your cart',
  applied: 'Applied to your cart',
  close: 'Close',
  code: 'Show my code',
  consentMissing: 'Please tick the box to continue.',
  copied: 'Copied',
  copy: 'Copy',
  done: 'Continue shopping',
  email: 'Email address',
  emailInvalid: 'Please enter a valid email address.',
  failed: 'That did not work. Please try again.',
  lastBought: 'Last bought {date}',
  mailed: 'Thank you. Please check your inbox.',
  quantity: '× {quantity}',
  send: 'Send',
  thanks: 'Thank you',
  validUntil: 'Valid until {date}',
};

export type Word = keyof typeof ENGLISH;
export type Say = (word: Word, values?: Readonly<Record<string, string>>) => string;

/** The words of one view: the answer's where it has them. */
export function sayer(words: Readonly<Record<string, string>> = {}): Say {
  return (word, values = {}) => fill(words[word] ?? ENGLISH[word], values);
}

/** Text with its `{fields}` filled in; one without a value leaves no gap. */
export function fill(text: string, values: Readonly<Record<string, string>>): string {
  return text
    .replace(/\{(\w+)\}/g, (_, name: string) => (Object.hasOwn(values, name) ? (values[name] ?? '') : ''))
    .replace(/ {2,}/g, ' ')
    .trim();
}
