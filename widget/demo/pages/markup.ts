// HTML as text that cannot be broken by what is put into it.

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Text for between tags or within a quoted attribute. */
export const escapeText = (text: string): string => text.replace(/[&<>"]/g, (sign) => ENTITIES[sign] ?? sign);

/** Markup that needs no escaping any more. */
export type Markup = { readonly markup: string };

type Part = Markup | string | number | readonly Markup[];

/** Tagged template: strings put in are escaped, markup and lists of it are not. */
export function html(texts: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  return { markup: String.raw({ raw: texts }, ...parts.map(printed)) };
}

function printed(part: Part): string {
  if (typeof part === 'string') return escapeText(part);
  if (typeof part === 'number') return String(part);
  return 'markup' in part ? part.markup : part.map((one) => one.markup).join('');
}
