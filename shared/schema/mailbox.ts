// One mailbox has many spellings at the large providers; "one per person" goes by the mailbox.

type Rule = { readonly domain?: string; readonly dots: boolean };

const GMAIL: Rule = { domain: 'gmail.com', dots: true };
const PROTON: Rule = { dots: true };
const PLUS: Rule = { dots: false };

/** Providers that ignore what follows a plus sign, and which of them ignore dots too. */
const PROVIDERS: ReadonlyMap<string, Rule> = new Map([
  ['gmail.com', GMAIL],
  ['googlemail.com', GMAIL],
  ['proton.me', PROTON],
  ['protonmail.com', PROTON],
  ['pm.me', PROTON],
  ['outlook.com', PLUS],
  ['hotmail.com', PLUS],
  ['live.com', PLUS],
  ['msn.com', PLUS],
  ['icloud.com', PLUS],
  ['me.com', PLUS],
  ['mac.com', PLUS],
  ['fastmail.com', PLUS],
]);

/** The spelling that all spellings of a mailbox share: lower case, without the dots and the plus part its provider ignores. */
export function mailboxOf(email: string): string {
  const address = email.trim().toLowerCase();
  const at = address.lastIndexOf('@');
  const domain = address.slice(at + 1);
  const rule = PROVIDERS.get(domain);
  if (at < 1 || !rule) return address;
  const name = address.slice(0, at).replace(/\+.*$/, '');
  const local = rule.dots ? name.replaceAll('.', '') : name;
  return local === '' ? address : `${local}@${rule.domain ?? domain}`;
}
