// One mailbox has many spellings at the large providers; "one per person" goes by the mailbox.

/** `domain`: the one that stands for all domains at which a name is the same person's. */
type Rule = { readonly domain?: string; readonly dots: boolean };

const GMAIL: Rule = { domain: 'gmail.com', dots: true };
const PROTON: Rule = { domain: 'proton.me', dots: true };
const APPLE: Rule = { domain: 'icloud.com', dots: false };
const PLUS: Rule = { dots: false };

/** Providers that ignore what follows a plus sign, and which of them ignore dots too. */
const PROVIDERS: ReadonlyMap<string, Rule> = new Map([
  ['gmail.com', GMAIL],
  ['googlemail.com', GMAIL],
  ['proton.me', PROTON],
  ['protonmail.com', PROTON],
  ['pm.me', PROTON],
  ['icloud.com', APPLE],
  ['me.com', APPLE],
  ['mac.com', APPLE],
  ['msn.com', PLUS],
  ['fastmail.com', PLUS],
]);

/** Microsoft's, which have one in most countries. */
const MICROSOFT = /^(outlook|hotmail|live)\.(com|([a-z]{2}|com?\.[a-z]{2}))$/;

/** The spelling that all spellings of a mailbox share: lower case, the domain as it is looked up, without the dots and the
 * plus part its provider ignores. */
export function mailboxOf(email: string): string {
  const address = email.trim().toLowerCase();
  const at = address.lastIndexOf('@');
  if (at < 1) return address;
  const domain = lookedUp(address.slice(at + 1));
  const full = address.slice(0, at);
  const rule = PROVIDERS.get(domain) ?? (MICROSOFT.test(domain) ? PLUS : undefined);
  const name = rule ? full.replace(/\+.*$/, '') : full;
  const local = rule?.dots ? name.replaceAll('.', '') : name;
  return local === '' ? `${full}@${domain}` : `${local}@${rule?.domain ?? domain}`;
}

/** A domain as it is looked up (UTS 46, but for Punycode): mail to `ｇmail.com` arrives at gmail.com. */
const lookedUp = (domain: string): string =>
  ASCII.test(domain)
    ? domain
    : domain.normalize('NFKC').toLowerCase().replace(UNSEEN, '').replaceAll('\u3002', '.');

const ASCII = /^[a-z0-9.-]*$/;
const UNSEEN = /\p{Default_Ignorable_Code_Point}/gu;
