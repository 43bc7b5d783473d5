// Words of the interface itself, in English; the answer may bring others, and a shop its own.

const ENGLISH = {
  applied: 'Applied to your cart',
  close: 'Close',
  code: 'Show code',
  consentMissing: 'Please tick the box.',
  copied: 'Copied',
  copy: 'Copy',
  email: 'Email address',
  emailInvalid: 'Please enter a valid email.',
  failed: 'Please try again.',
  mailed: 'Please check your inbox.',
  send: 'Send',
  thanks: 'Thank you',
  validUntil: 'Valid until {date}',
};

export type Say = (word: keyof typeof ENGLISH, values?: Values) => string;
export type Values = Readonly<Record<string, string | undefined>>;

/** The words of one view: the answer's where it has them. */
export function sayer(words: Values = {}): Say {
  return (word, values) => fill(words[word] ?? ENGLISH[word], values);
}

/** Text with its `{fields}` filled in; one without a value leaves no gap. */
export function fill(text = '', values: Values = {}): string {
  return text
    .replace(/\{(\w+)\}/g, (_, name) => (Object.hasOwn(values, name) && values[name]) || '')
    .replace(/ +/g, ' ')
    .trim();
}
