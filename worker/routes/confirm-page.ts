// The page that confirms an address: one heading, one sentence, one button; no script, nothing loaded.
import { speaks } from '../../shared/schema/locale.ts';
import { BUILT_IN } from '../../shared/words/built-in.ts';

/** What the page says, in which language; `name` is the store's. */
type Confirmation = {
  readonly says: 'ask' | 'done' | 'mailed' | 'expired';
  readonly name: string;
  readonly token: string;
  readonly language: string;
  readonly words: Readonly<Record<string, string>>;
};

const STYLE = `:root{color-scheme:light dark;font:1.125rem/1.5 system-ui,sans-serif}
body{margin:0;min-height:100vh;display:grid;place-items:center}
main{max-width:30rem;padding:2rem;text-align:center;overflow-wrap:anywhere}
h1{font-size:1.5rem;line-height:1.25}
button{font:inherit;font-weight:600;min-height:3rem;padding:.5rem 1.5rem;border:0;border-radius:.5rem;background:#1a1a1a;color:#fff;cursor:pointer}
button:focus-visible{outline:3px solid #2b6cff;outline-offset:3px}
@media (prefers-color-scheme:dark){button{background:#f2f2f2;color:#111}}`;

const RIGHT_TO_LEFT = /^(ar|fa|he|ur)\b/i;

/** The page as HTML. */
export function pageOf({ says, name, token, language, words }: Confirmation): string {
  const say = (word: string) => escaped((words[word] ?? '').replace('{store}', () => name));
  // A language that nobody wrote the words in is answered in English.
  const lang = Object.keys(BUILT_IN).some((one) => speaks(one, language)) ? language : 'en';
  const title = says === 'ask' ? say('confirmTitle') : says === 'expired' ? say('expired') : say('confirmed');
  return `<!doctype html>
<html lang="${escaped(lang)}" dir="${RIGHT_TO_LEFT.test(lang) ? 'rtl' : 'ltr'}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex, nofollow"><title>${title}${name && ` · ${escaped(name)}`}</title>
<style>${STYLE}</style></head>
<body><main><h1>${title}</h1>
${says === 'ask' ? `<p>${say('confirmBody')}</p>${form(token, lang, say('confirm'))}` : ''}${
  says === 'mailed' ? `<p>${say('mailed')}</p>` : ''
}</main></body></html>
`;
}

const form = (token: string, lang: string, label: string): string =>
  `<form method="post" action="/v1/confirm?lang=${encodeURIComponent(lang)}">
<input type="hidden" name="token" value="${escaped(token)}"><button>${label}</button></form>`;

const escaped = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
