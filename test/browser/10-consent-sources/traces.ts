// What a visit left behind: in this browser, and in what it told the Worker.
import { page, shop } from '../../support/on-storefront.ts';
import { kept, reprise } from '../../support/visitor.ts';

/** What is kept and what was said; `cookies` are all of the shop's own. */
export async function traces(): Promise<object> {
  const visitor = await page.evaluate(() => JSON.parse(localStorage['reprise:petal'] ?? '{}').visitor);
  return {
    visitor,
    ...(await kept(page)),
    consents: shop.questions.map(({ consent }) => consent),
    withdrawn: shop.events.filter(({ kind }) => kind === 'withdrawn').length,
  };
}

/** Nobody is known: nothing kept, nothing personal said. */
export const NOBODY = { local: [], session: {}, cookies: '', withdrawn: 0 };

/** Somebody is known, and kept. */
export const SOMEBODY = {
  visitor: 'visitor-1',
  local: ['reprise:petal'],
  session: {},
  cookies: '',
  withdrawn: 0,
};

/** What the page takes its visitor's consent to be. */
export const consentNow = async (): Promise<unknown> =>
  Reflect.get(Object(await reprise(page, 'debug')), 'consent');
