// Facts: what one request knows, computed when a rule first asks for it.

import { inControl } from '../experiment/assign.ts';
import { cardOf } from '../recommend/catalog-index.ts';
import type { Stage } from '../schema/audience.ts';
import type { Card } from '../schema/catalog.ts';
import { localeOf } from '../schema/locale.ts';
import { currencyDigits } from '../schema/money.ts';
import { once } from '../schema/once.ts';
import { stageOf } from '../segment/stage.ts';
import { pathOf } from './address.ts';
import type { Reader } from './attribute-values.ts';
import { visitOf } from './checks/frequency.ts';
import type { Context } from './context.ts';
import { isVisitFull, type SessionPart } from './frequency.ts';
import { type LocalTime, localTime } from './local-time.ts';
import type { Predicate } from './predicate.ts';
import type { Prepared } from './prepared.ts';
import { leftInVisit } from './tab.ts';

export type Facts = {
  readonly prepared: Prepared;
  readonly context: Context;
  readonly locale: string;
  /** Of the page; amounts of the decision are in it. */
  readonly currency: string;
  /** Decimals of the store's currency. */
  readonly digits: number;
  /** The page is in another currency than the store. */
  readonly foreign: boolean;
  readonly path: () => string;
  readonly local: () => LocalTime;
  readonly stage: () => Stage;
  /** The stage and the custom segments; without consent, only what the page alone tells. */
  readonly segments: () => ReadonlySet<string>;
  /** The catalogue's card of the product on the page. */
  readonly card: () => Card | undefined;
  /** The visitor is held out of everything. */
  readonly isControl: () => boolean;
  /** The page is one on which no overlay opens. */
  readonly quiet: () => boolean;
  /** The visit has had all its overlays. */
  readonly visitFull: () => boolean;
  /** The visit, with its start and how many overlays it has had. */
  readonly visit: () => SessionPart;
  /** The campaigns that were closed or left open in this visit, and whose tab was not closed. */
  readonly left: () => ReadonlySet<string>;
  /** Whether a condition holds; asked once per request. */
  readonly holds: (predicate: Predicate) => boolean;
  /** The value of an attribute; read once per request. */
  readonly read: (reader: Reader) => unknown;
};

const FAILS = 1;
const HOLDS = 2;

/** The facts of one request. What consent does not cover is taken out before anything reads it. */
export function factsOf(prepared: Prepared, asked: Context): Facts {
  const context = asked.consent ? asked : withoutPerson(asked);
  const { store } = prepared.live;
  const { page, catalog, now } = context;
  const answers = new Uint8Array(prepared.predicates);
  const values = new Map<Reader, unknown>();
  const facts: Facts = {
    prepared,
    context,
    locale: localeOf(page.locale, store.locale),
    currency: page.currency ?? store.currency,
    digits: currencyDigits(store.currency),
    foreign: page.currency !== undefined && page.currency !== store.currency,
    path: once(() => pathOf(page.url)),
    local: once(() => localTime(store.timeZone, now)),
    stage: once(() => stageIn(prepared, context)),
    segments: once(() => segmentsIn(facts)),
    card: once(() => (catalog && page.product ? cardOf(catalog, page.product.id) : undefined)),
    isControl: once(() => context.visitor !== undefined && inControl(store.control, context.visitor)),
    quiet: once(() => prepared.quiet.some((glob) => glob.matches(facts.path()))),
    visitFull: once(() => isVisitFull(prepared.live.limits, facts.visit())),
    visit: once(() => visitOf(facts)),
    left: once(() => leftInVisit(facts)),
    holds: (predicate) => {
      const { index } = predicate;
      if (!answers[index]) answers[index] = predicate.test(facts) ? HOLDS : FAILS;
      return answers[index] === HOLDS;
    },
    read: (reader) => {
      if (values.has(reader)) return values.get(reader);
      const value = reader(facts);
      values.set(reader, value);
      return value;
    },
  };
  return facts;
}

function withoutPerson({ visitor: _, ...context }: Context): Context {
  return { ...context, profile: null, session: { visits: 1, pages: 1 } };
}

/** The lifecycle stage. A browser that says it bought, while its order has not reached us yet, is no longer new. */
export function stageIn({ live }: Prepared, { profile, session, catalog, now }: Context): Stage {
  const stage = stageOf(profile, session.visits, catalog?.model ?? null, live.store.stages, now);
  return session.bought && (stage === 'new' || stage === 'returning') ? 'first-time' : stage;
}

function segmentsIn(facts: Facts): ReadonlySet<string> {
  const { consent } = facts.context;
  const segments = new Set<string>(consent ? [facts.stage()] : []);
  for (const [name, predicate] of facts.prepared.segments) {
    if (predicate.personal && !consent) continue;
    if (predicate.money && facts.foreign) continue;
    if (facts.holds(predicate)) segments.add(name);
  }
  return segments;
}
