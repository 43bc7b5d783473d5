// The language Reprise is asked for: `?lang=it`, kept for the visit. The shop's own words stay English.

const KEY = 'kettle-crane-lang';
const RIGHT_TO_LEFT = /^(ar|fa|he|ur)\b/;

/** The language of this visit. */
export function localeNow(): string {
  const asked = new URLSearchParams(location.search).get('lang');
  try {
    if (asked) sessionStorage.setItem(KEY, asked);
    return asked ?? sessionStorage.getItem(KEY) ?? 'en';
  } catch {
    return asked ?? 'en';
  }
}

/** Turns the page around where that language is read from the right. */
export function turnPage(): void {
  document.documentElement.dir = RIGHT_TO_LEFT.test(localeNow()) ? 'rtl' : 'ltr';
}
