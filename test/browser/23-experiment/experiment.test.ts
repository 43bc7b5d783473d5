// One experiment from end to end, on the demo shop: who is shown and who is held out, what they buy, what is sent back,
// and what the report makes of it.
import { createHash } from 'node:crypto';
import type { Response as Answered } from 'playwright-core';
import * as v from 'valibot';
import { expect, it } from 'vitest';
import { CampaignReport } from '../../../shared/schema/campaign-report.ts';
import { browser, onDemoShop, worker } from '../../support/on-demo-shop.ts';
import { patient } from '../../support/patient.ts';

onDemoShop(async () => {
  const config = await (await admin('GET', 'config')).json();
  const welcome = config.campaigns.find(({ id }: { id: string }) => id === 'welcome-15');
  const tested = {
    ...welcome,
    trigger: { any: [{ afterSeconds: 1 }] },
    experiment: {
      ...{ id: 'end-to-end', holdout: 0.5 },
      variants: [{ id: 'as-is' }, { id: 'short', content: { en: { title: 'Fifteen off' } } }],
    },
  };
  const put = await admin('PUT', 'config', { ...config, campaigns: [tested] });
  if (!put.ok) throw new Error(await put.text());
});

const admin = (method: string, path: string, body?: unknown): Promise<Response> =>
  fetch(`${worker.url}/v1/stores/${worker.store}/${path}`, {
    method,
    headers: { authorization: `Bearer ${worker.adminKey}`, 'if-match': '*' },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });

const report = async (): Promise<CampaignReport['campaigns'][number] | undefined> =>
  v.parse(CampaignReport, await (await admin('GET', 'reports/campaigns?campaign=welcome-15')).json())
    .campaigns[0];

const Answer = v.object({
  visitor: v.optional(v.string()),
  decisions: v.array(v.object({ campaign: v.string(), variant: v.string(), held: v.optional(v.boolean()) })),
});

type Guest = {
  readonly visitor: string;
  readonly variant: string;
  readonly held: boolean;
};

/** Somebody new comes in and stays until their exposure has reached the Worker. Nobody is decided for before the config is out. */
async function guest(): Promise<Guest | null> {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 800 },
    reducedMotion: 'reduce',
  });
  await patient(context);
  const page = await context.newPage();
  const told = page.waitForResponse(isExposure).catch(() => null);
  const answered = page.waitForResponse((response) => response.url().endsWith('/v1/decide'));
  await page.goto(worker.shop);
  const { visitor = '', decisions } = v.parse(Answer, await (await answered).json());
  const [decision] = decisions;
  if (decision?.variant !== 'as-is' && decision?.variant !== 'short') {
    await context.close();
    return null;
  }
  expect(await told).not.toBeNull();
  const dialog = page.getByRole('dialog');
  const { variant, held = false } = decision;
  if (held) expect(await dialog.count()).toBe(0);
  else await dialog.filter({ hasText: variant === 'short' ? 'Fifteen off' : '15% off' }).waitFor();
  await context.close();
  return { visitor, variant, held };
}

const isExposure = (answered: Answered): boolean =>
  answered.url().endsWith('/v1/events') && /"shown"/.test(answered.request().postData() ?? '');

/** An order as the shop's own export tells it, with the hash that the cart carried. */
const orderOf = ({ visitor }: Guest, changes: object = {}) => ({
  ...{ id: 'end-to-end-1', at: new Date().toISOString(), currency: 'EUR', status: 'paid' },
  visitorHash: createHash('sha256').update(visitor).digest('hex'),
  lines: [{ product: 'uji-sencha', quantity: 2, priceMinor: 1500 }],
  ...changes,
});

it('is measured from assignment to refund', { timeout: 240_000 }, async () => {
  const guests: Guest[] = [];
  const has = (held: boolean) => guests.some((one) => one.held === held);
  for (let i = 0; i < 40 && !(has(true) && has(false)); i++) {
    const one = await guest();
    if (one) guests.push(one);
  }
  const buyer = guests.find(({ held }) => !held);
  if (!buyer || !has(true)) throw new Error('forty visitors were all alike');
  const met = async () => {
    const run = (await report())?.runs.find(({ experiment }) => experiment === 'end-to-end');
    return run?.result.arms.reduce((sum, { visitors }) => sum + visitors, 0);
  };
  await expect.poll(met, { timeout: 20_000 }).toBe(guests.length);

  const order = orderOf(buyer);
  await admin('POST', 'orders', [order]);
  const bought = async () => {
    const { orders, revenueMinor, conversions } = (await report())?.total ?? {};
    return { orders, revenueMinor, conversions };
  };
  await expect.poll(bought, { timeout: 20_000 }).toEqual({ orders: 1, revenueMinor: 3000, conversions: 1 });
  const run = (await report())?.runs.find(({ experiment }) => experiment === 'end-to-end');
  expect(run?.result.arms.find(({ id }) => id === 'held out')?.visitors).toBe(
    guests.filter(({ held }) => held).length,
  );
  const shown = run?.variants.find(({ group, variant }) => group === 'shown' && variant === buyer.variant);
  expect(shown).toMatchObject({ orders: 1, revenueMinor: 3000 });

  const kept = { lines: [{ product: 'uji-sencha', quantity: 1, priceMinor: 1500 }] };
  const later = (seconds: number) => ({ updatedAt: new Date(Date.now() + seconds * 1000).toISOString() });
  await admin('POST', 'orders', [{ ...order, ...kept, ...later(1) }]);
  await expect.poll(bought, { timeout: 20_000 }).toEqual({ orders: 1, revenueMinor: 1500, conversions: 1 });
  await admin('POST', 'orders', [{ ...order, status: 'refunded', ...later(2) }]);
  await expect.poll(bought, { timeout: 20_000 }).toEqual({ orders: 0, revenueMinor: 0, conversions: 0 });
});
