// One customer for the merchant's eyes, computed from rows as of any moment.
import { recommend } from '../../shared/recommend/recommend.ts';
import { dueProducts, rhythmOf } from '../../shared/replenish/due.ts';
import { expectedAt } from '../../shared/replenish/expected-at.ts';
import { nextNeed } from '../../shared/replenish/need.ts';
import type { Card } from '../../shared/schema/catalog.ts';
import type { Strategy } from '../../shared/schema/merchandising.ts';
import type { Pair } from '../../shared/schema/profile.ts';
import { lifetimeValue } from '../../shared/segment/lifetime-value.ts';
import { profileOf } from '../../shared/segment/profile.ts';
import { buysWithin, expectedOrders } from '../../shared/segment/retention.ts';
import { rfmGroup, rfmScores } from '../../shared/segment/rfm.ts';
import { stageOf } from '../../shared/segment/stage.ts';
import type { CustomerQuestion, CustomerView } from './api/people.ts';
import { catalogOf } from './catalog.ts';
import { isKnown } from './customers.ts';
import { personHistory } from './history.ts';
import { namesOnDemand } from './products.ts';
import { liveConfigOf } from './revisions.ts';

const SHOWN = 10;
/** A signed-in person without orders was here before: they made an account. */
const VISITS = 2;

/** Whether any row tells of a customer: an order of theirs, or what the shop told. */
export function knowsCustomer(sql: SqlStorage, id: string): boolean {
  const person = `c:${id}`;
  const line = sql.exec('SELECT 1 FROM order_lines WHERE person = ? LIMIT 1', person);
  return [...line].length > 0 || isKnown(sql, person);
}

/** What is known of a customer at `at`, or null when the shop never told of them. */
export function customerView(sql: SqlStorage, { id, at, digits }: CustomerQuestion): CustomerView | null {
  const person = `c:${id}`;
  if (!knowsCustomer(sql, id)) return null;
  const profile = profileOf(personHistory(sql, namesOnDemand(sql), person, at));
  const catalog = catalogOf(sql, at);
  const { retention, rfm } = catalog.model;
  const { sensitive = [], stages } = liveConfigOf(sql)?.store ?? {};
  const scores = rfmScores(profile, rfm, at);
  const due = dueProducts(profile, catalog, { confidence: 'balanced', show: SHOWN }, sensitive, at, {
    currencyDigits: digits,
  });
  const comesAt = (pair: Pair, card: Card) =>
    expectedAt(nextNeed(pair, rhythmOf(card), catalog.model.replenish, at, profile.tempo), at);
  const list = (strategy: Strategy) =>
    recommend(
      { ...{ strategy, show: SHOWN, fallback: 'none' }, pin: [], boost: [], bury: [], exclude: [] },
      { ...{ catalog, profile, sensitive, now: at, currencyDigits: digits }, page: PAGE },
    ).map(named);
  return {
    ...{ id, at, segment: stageOf(profile, VISITS, catalog.model, stages, at) },
    rfm: { ...scores, group: rfmGroup(profile.orders > 0 ? scores : null) },
    ...{ orders: profile.orders, spentMinor: profile.spentMinor },
    ...(profile.orders > 0 && { firstOrderAt: profile.firstAt, lastOrderAt: profile.lastAt }),
    probabilities: {
      buysWithin30Days: buysWithin(profile, retention, 30, at),
      buysWithin90Days: buysWithin(profile, retention, 90, at),
    },
    expected: {
      orders90Days: expectedOrders(profile, retention, 90, at),
      nextYear: lifetimeValue(profile, retention, 365, at),
    },
    ...{ subscribed: profile.subscribed, tags: profile.tags, attributes: profile.attributes },
    due: due.slice(0, SHOWN).map(({ pair, card, dueAt, probability, basis }) => ({
      ...{ product: card.id, title: card.title, dueAt: Math.round(dueAt) },
      ...{ expectedAt: Math.round(comesAt(pair, card)), probability, basis },
      ...{ lastBought: pair.lastAt, quantity: pair.quantity },
    })),
    again: list('again'),
    recommended: list('next'),
  };
}

const PAGE = { kind: 'other', url: 'https://shop.example/', locale: 'en' } as const;

const named = ({ id, title }: Card) => ({ product: id, title });
