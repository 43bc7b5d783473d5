// A replay as a dry run does it: samples parsed, decided under the live config and under a changed one, summed up.
import * as v from 'valibot';
import type { Context } from '../../shared/decide/context.ts';
import { liveConfig, wholeConfig } from '../../shared/decide/live-config.ts';
import { prepare } from '../../shared/decide/prepare.ts';
import { replay, replayOf } from '../../shared/replay/replay.ts';
import { replayReport } from '../../shared/replay/report.ts';
import { type Sample, sampleOf } from '../../shared/replay/sample.ts';
import type { Catalog } from '../../shared/schema/catalog.ts';
import type { Config, ConfigInput } from '../../shared/schema/config.ts';
import { Page, Session } from '../../shared/schema/page.ts';
import type { Profile } from '../../shared/schema/profile.ts';
import { soundConfig } from '../support/lint/corpus.ts';
import { changedExample, exampleCatalog, exampleConfig, PRODUCTS } from './example-shop.ts';
import { configOf, request } from './fixtures.ts';
import { median, type Row } from './row.ts';

const NOW = Date.parse('2026-11-21T10:00:00Z');
const DAY = 86_400_000;
const SAMPLES = 10_000;
const ROUNDS = 7;
const KINDS = ['home', 'category', 'product', 'search', 'cart', 'account'] as const;

/** Every third visitor has bought `i % 40` products. */
function profileOf(i: number): Profile | null {
  if (i % 3 > 0) return null;
  const products = Array.from({ length: i % 40 }, (_, n) => `sku-${(i * 7 + n) % 500}`);
  return {
    ...{ orders: 1 + (i % 6), firstAt: NOW - 300 * DAY, lastAt: NOW - (i % 200) * DAY },
    ...{ spentMinor: 1000 * (i % 90), decayed: 2, subscribed: 'unknown', tags: [], attributes: {} },
    ...{ bought: products, boughtCategories: ['coffee'] },
    pairs: products.map((product) => ({
      ...{
        product,
        buys: 2,
        lastAt: NOW - 30 * DAY,
        sumLnGap: 3.4,
        decayed: 1,
        quantity: 1,
        lastQuantity: 1,
      },
    })),
  };
}

/** A page view: of the products in turn. */
function pageOf(i: number): Page {
  const { product, ...page } = v.parse(Page, request.page);
  const id = `sku-${(i * 11) % PRODUCTS}`;
  return {
    ...page,
    ...{ kind: KINDS[i % KINDS.length] ?? 'home', url: `https://shop.example/products/${id}` },
    ...(product && { product: { ...product, id } }),
  };
}

function contextOf(i: number): Context {
  return {
    ...{ consent: true, profile: profileOf(i), catalog: null, geo: { country: 'IT' } },
    page: pageOf(i),
    session: { ...v.parse(Session, request.session), visits: 1 + (i % 5), pages: 1 + (i % 9) },
    slots: request.slots,
    now: NOW - (i % 7) * DAY,
  };
}

export async function replayBench(): Promise<Row[]> {
  const stored = Array.from({ length: SAMPLES }, (_, i) =>
    JSON.stringify(sampleOf(contextOf(i), new Set(), 1)),
  );
  return [
    rateRow('under 10 campaigns', stored, configOf(10), changed(configOf(10)), null),
    rateRow('under 1000 campaigns', stored, configOf(1000), changed(configOf(1000)), null),
    rateRow(`of every kind, ${PRODUCTS} products`, stored, exampleConfig, changedExample, exampleCatalog()),
  ];
}

/** A fifth of the campaigns fewer, the last first. */
const changed = ({ campaigns, ...config }: ConfigInput): ConfigInput => ({
  ...config,
  campaigns: campaigns.slice(campaigns.length / 5).toReversed(),
});

function rateRow(
  what: string,
  stored: readonly string[],
  before: unknown,
  after: unknown,
  catalog: Catalog | null,
): Row {
  const [live, draft] = [soundConfig(before), soundConfig(after)];
  const rates = Array.from({ length: ROUNDS }, () => rateOf(stored, live, draft, catalog));
  return {
    ...{ bench: 'replay', what: `decisions ${what}`, unit: '/s of one core' },
    ...{ value: median(rates), goal: '≥ 5,000' },
  };
}

/** Decisions per second of processor time, two for each sample, preparing and reporting included. */
function rateOf(stored: readonly string[], before: Config, after: Config, catalog: Catalog | null): number {
  const start = process.cpuUsage();
  const into = replayOf(prepare(liveConfig(before), 1), prepare(wholeConfig(after), 2), catalog);
  replay(
    into,
    stored.map((text, i) => {
      const sample: Sample = JSON.parse(text);
      return { id: `sample-${i}`, day: Math.floor(sample.at / DAY), sample };
    }),
  );
  const days = [...into.days].map(([day, { replayed }]) => ({ day, kept: replayed, seen: replayed }));
  const { campaigns } = replayReport(into, days);
  if (campaigns.length === 0) throw new Error('the replay found nothing');
  const { user, system } = process.cpuUsage(start);
  return (2 * stored.length) / ((user + system) / 1e6);
}
