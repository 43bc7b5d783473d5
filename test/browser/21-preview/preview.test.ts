// Preview: a signed link shows the shop as somebody made up would meet it, drafts too. Nothing is counted or kept.
import { beforeEach, expect, test, vi } from 'vitest';
import { onStorefront, page, shop, until } from '../../support/on-storefront.ts';
import { kept, reprise } from '../../support/visitor.ts';
import { linkTo, NOTES, PREVIEWED } from './notes.ts';

onStorefront();

const panel = () => page.getByRole('complementary', { name: 'Preview' });
const now = (campaign: string) => panel().getByRole('button', { name: `Show now: ${campaign}` });
const dialog = () => page.getByRole('dialog');
const offer = () => page.getByRole('heading', { name: '15% off your first order' });

const AT_ONCE = { trigger: { any: [{ immediately: true as const }] } };
/** A shop that hears of everything, and would do what it is asked. */
const EARS = `window.heard = [];
  window.reprise = Object.assign((...words) => reprise.q.push(words), { q: [] });
  for (const name of ['shown', 'clicked', 'dismissed', 'submitted', 'add', 'apply'])
    reprise('on', name, (detail) => { heard.push([name, detail]); });`;
const heard = () => page.evaluate(() => Reflect.get(window, 'heard'));

beforeEach(() => {
  shop.answer = ({ preview }) => (preview ? PREVIEWED : {});
});

test('says as whom, what is on this page, what is not, and the one reason', async () => {
  await page.goto(linkTo(shop.url));
  await panel().waitFor();
  const said = await panel().innerText();
  for (const words of [NOTES.as, 'Revision 7', 'On this page (2)', 'Not on this page (1)', 'draft', 'paused'])
    expect(said).toContain(words);
  expect(said).toContain('The visitor is at-risk; the campaign is for loyal customers.');
  expect(said.match(/Armed: shows when its trigger fires\./g)).toHaveLength(2);
  expect(page.noise).toEqual([]);
});

test('the token leaves the address, which stays as it was, and goes with the visit of the tab', async () => {
  await page.goto(`${shop.url}/products/highland?size=l&reprise-preview=token.of-1&note=%20a#reviews`);
  await panel().waitFor();
  expect(page.url()).toBe(`${shop.url}/products/highland?size=l&note=%20a#reviews`);
  await page.evaluate(() => {
    location.href = '/collections/tea';
  });
  await vi.waitFor(() => expect(shop.questions.at(-1)?.page.url).toBe(`${shop.url}/collections/tea`), until);
  await panel().waitFor();
  await page.reload();
  await panel().waitFor();
  for (const question of shop.questions)
    expect(question).toMatchObject({ consent: false, preview: 'token.of-1' });
  expect(shop.questions.filter((one) => one.visitor || one.session || one.customer)).toEqual([]);
});

test('nothing is sent and nothing is kept, whatever is seen, closed and clicked', async () => {
  shop.script = EARS;
  shop.answer = () => ({
    ...PREVIEWED,
    decisions: PREVIEWED.decisions?.map((one) => ({ ...one, ...AT_ONCE })),
  });
  await page.goto(linkTo(shop.url));
  await offer().waitFor();
  await page.keyboard.press('Escape');
  await dialog().waitFor({ state: 'detached' });
  await now('restock').click();
  await page.getByRole('dialog').getByRole('button', { name: 'Add to cart' }).click();
  await dialog().getByText('Added to your cart: Highland').waitFor();
  expect(await heard()).toEqual([]);
  await page.goto(`${shop.url}/collections/tea`);
  await panel().waitFor();
  expect([shop.batches, shop.leads]).toEqual([[], []]);
  expect(await kept(page)).toEqual({ local: [], session: {}, cookies: '' });
});

test('what this browser keeps of its own visits stays as it is', async () => {
  await page.goto(shop.url);
  const record = () => page.evaluate(() => localStorage.getItem('reprise:petal'));
  await vi.waitFor(async () => expect(await record()).toContain('visitor-1'), until);
  const before = await record();
  await page.goto(linkTo(shop.url, '/collections/tea'));
  await panel().waitFor();
  await reprise(page, 'consent', true);
  await reprise(page, 'identify', { id: 'c-1', at: 1, signature: 'x' });
  await now('welcome-15').click();
  await offer().waitFor();
  expect(await record()).toBe(before);
  expect(shop.questions.filter(({ preview }) => preview).every(({ consent }) => !consent)).toBe(true);
});

test('shows a campaign when its button is pressed, again after it was closed', async () => {
  await page.goto(linkTo(shop.url));
  for (let times = 0; times < 3; times++) {
    await now('welcome-15').click();
    await offer().waitFor();
    await vi.waitFor(async () => expect(await panel().innerText()).toContain('Shows on this page.'), until);
    await page.keyboard.press('Escape');
    await dialog().waitFor({ state: 'detached' });
  }
});

test('a form answers with the code the Worker gives, and the shop hears of no lead', async () => {
  shop.script = EARS;
  shop.lead = () => ({ status: 200, body: { code: 'PREVIEW' } });
  await page.goto(linkTo(shop.url));
  for (let times = 0; times < 2; times++) {
    await now('welcome-15').click();
    await page.getByRole('textbox').fill('marketer@shop.example');
    await page.getByRole('checkbox').check();
    await page.getByRole('button', { name: 'Get my code' }).click();
    await page.getByText('PREVIEW', { exact: true }).waitFor();
    await page.keyboard.press('Escape');
    await dialog().waitFor({ state: 'detached' });
  }
  expect(shop.leads).toHaveLength(2);
  expect(shop.leads[0]).not.toHaveProperty('visitor');
  expect(shop.leads[0]).not.toHaveProperty('customer');
  expect(await heard()).toEqual([]);
});

test('ends with its button: the page is asked about as for any visitor', async () => {
  await page.goto(linkTo(shop.url, '/collections/tea'));
  await panel().getByRole('button', { name: 'Leave the preview' }).click();
  await vi.waitFor(() => expect(shop.questions.at(-1)).toMatchObject({ consent: true }), until);
  expect(shop.questions.at(-1)).not.toHaveProperty('preview');
  expect(page.url()).toBe(`${shop.url}/collections/tea`);
  expect(await panel().count()).toBe(0);
});

test('a link that is refused says why, once, and the next page is as for any visitor', async () => {
  await page.route('**/v1/decide', (route) =>
    String(route.request().postData()).includes('"preview"')
      ? route.fulfill({
          status: 403,
          headers: { 'access-control-allow-origin': '*', 'content-type': 'application/problem+json' },
          body: JSON.stringify({ status: 403, detail: 'The preview link has ended. Make another.' }),
        })
      : route.fallback(),
  );
  await page.goto(linkTo(shop.url));
  await panel().getByText('The preview link has ended. Make another.').waitFor();
  expect(page.url()).toBe(`${shop.url}/`);
  await page.goto(`${shop.url}/collections/tea`);
  await vi.waitFor(() => expect(shop.questions).toMatchObject([{ consent: true }]), until);
  expect(await panel().count()).toBe(0);
});

test('folds, and says so', async () => {
  await page.goto(linkTo(shop.url));
  const fold = panel().getByRole('button', { name: 'What shows' });
  await fold.click();
  expect(await fold.getAttribute('aria-expanded')).toBe('false');
  expect(await now('restock').isVisible()).toBe(false);
  await fold.click();
  expect(await now('restock').isVisible()).toBe(true);
});

test.each([true, false])('follows a shop that changes pages in place (Navigation API: %s)', async (api) => {
  if (!api) await page.addInitScript(() => Reflect.deleteProperty(window, 'navigation'));
  await page.goto(linkTo(shop.url));
  await panel().waitFor();
  shop.answer = () => ({
    ...PREVIEWED,
    decisions: [],
    explain: { ...NOTES, campaigns: [], as: 'A stranger' },
  });
  await page.evaluate(() => history.pushState({}, '', '/collections/tea'));
  await panel().getByText('A stranger').waitFor();
  await panel().getByRole('heading', { name: 'On this page (0)', exact: true }).waitFor();
  expect(shop.questions.at(-1)?.page.url).toBe(`${shop.url}/collections/tea`);
});

test('stays where a framework takes the whole body away', async () => {
  shop.head = '<script src="/turbo.js" defer></script>';
  await page.goto(linkTo(shop.url));
  await panel().waitFor();
  expect(page.url()).toBe(`${shop.url}/`);
  await page.getByRole('link', { name: 'Tea', exact: true }).click();
  await page.waitForURL('**/collections/tea');
  await vi.waitFor(() => expect(shop.questions.at(-1)?.page.url).toBe(`${shop.url}/collections/tea`), until);
  await panel().waitFor();
  expect(await panel().count()).toBe(1);
});
