// A platform's shop on the storefront's origin: recorded pages with our tag, and the calls of its cart.
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Storefront } from '../storefront.ts';
import type { FakeShop } from './fake-shop.ts';

const PAGES = resolve(import.meta.dirname, '../../../widget/page/fixtures');

/** Every address of the shop that is no call of its cart is that recorded page. */
export async function serveShop(storefront: Storefront, fixture: string, shop?: FakeShop): Promise<void> {
  const recorded = await readFile(join(PAGES, `${fixture}.html.txt`), 'utf8');
  const html = recorded
    .replaceAll('https://shop.example', storefront.url)
    .replaceAll('https:\\/\\/shop.example', storefront.url)
    .replace('</head>', () => `<link rel="icon" href="data:,">${storefront.tagHtml}</head>`);
  storefront.own = ({ method, path, headers, body }) => {
    const told = Object.entries(headers).map(([name, value]) => [name, `${value}`]);
    const call = { method, path, headers: Object.fromEntries(told), body: body && JSON.parse(body) };
    const answer = shop?.answer(call);
    if (!answer) return { status: 200, headers: { 'content-type': 'text/html; charset=utf-8' }, body: html };
    const type = { 'content-type': 'application/json' };
    return {
      status: answer.status,
      headers: { ...type, ...answer.headers },
      body: JSON.stringify(answer.body),
    };
  };
}
