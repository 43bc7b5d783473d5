// A recorded page as the adapters see it: its inline scripts run, its elements are read; a real browser is in 12-carts.
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createContext, runInContext } from 'node:vm';
import { vi } from 'vitest';

const PAGES = resolve(import.meta.dirname, '../../widget/page/fixtures');
const SCRIPT = /<script([^>]*)>([\s\S]*?)<\/script>/g;

export type Visited = { readonly dataLayer: readonly unknown[] };

/** Goes to `address` of the shop and finds the fixture of that name there. */
export function visit(fixture: string, address: string): Visited {
  return visitHtml(readFileSync(join(PAGES, `${fixture}.html.txt`), 'utf8'), address);
}

/** The same with a page made up on the spot. */
export function visitHtml(html: string, address: string): Visited {
  const scripts = [...html.matchAll(SCRIPT)].map(([, attributes = '', text = '']) => ({ attributes, text }));
  const document = {
    documentElement: { lang: /<html[^>]* lang="([^"]*)"/.exec(html)?.[1] ?? '' },
    body: { className: /<body[^>]* class="([^"]*)"/.exec(html)?.[1] ?? '' },
    cookie: '',
    querySelectorAll: () =>
      scripts.filter((one) => one.attributes.includes('ld+json')).map((one) => ({ textContent: one.text })),
  };
  const location = new URL(address, 'https://shop.example');
  const window: Record<string, unknown> = { document, location };
  window.window = window;
  createContext(window);
  for (const { attributes, text } of scripts) if (!attributes.includes('ld+json')) runInContext(text, window);
  vi.stubGlobal('window', window);
  vi.stubGlobal('document', document);
  vi.stubGlobal('location', location);
  vi.stubGlobal('navigator', { language: 'en-GB' });
  vi.stubGlobal('matchMedia', () => ({ matches: false }));
  return { dataLayer: [window.dataLayer ?? []].flat() };
}
