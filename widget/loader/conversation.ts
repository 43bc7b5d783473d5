// The conversation with the Worker: each page is asked about once it is idle, and what comes back is armed by show/.
import type { DecideAnswer } from '../../shared/schema/decision.ts';
import type { Page } from '../../shared/schema/page.ts';
import { isPaymentPath } from '../page/address.ts';
import type { Armed, Hook, Host } from '../show/host.ts';
import { ask, post, questionBody } from './ask.ts';
import type { Browser } from './browser.ts';
import { whenIdle } from './idle.ts';
import { type PageVisit, pageNow, pageVisit, slotsNow } from './page-visit.ts';
import type { Tag } from './tag.ts';

/** What is being talked about. */
export type Topic = {
  visit: PageVisit;
  /** By name; a name may be any word. */
  readonly hooks: Record<string, readonly Hook[] | undefined>;
  /** As the shop signed it; the Worker judges. */
  customer?: unknown;
  answer?: DecideAnswer | undefined;
  armed?: Armed | undefined;
};

export type Conversation = {
  readonly topic: Topic;
  /** A page: nothing armed on the one before may show on this one. */
  readonly arrive: (firstOfDocument: boolean) => void;
  readonly silence: () => void;
  /** Asks when the page is idle; several calls before that are one question. */
  readonly askSoon: () => void;
};

/** The conversation of one document. */
export function conversation(tag: Tag, browser: Browser): Conversation {
  const topic: Topic = { visit: pageVisit(true), hooks: Object.create(null) };
  /** Whatever was asked, or was to be asked, before the latest turn is no longer of interest. */
  let turn = 0;

  const replace = (answer?: DecideAnswer, armed?: Armed) => {
    topic.armed?.disarm(isPaymentPath(location.pathname));
    topic.answer = answer;
    topic.armed = armed;
  };
  const silence = () => {
    turn++;
    replace();
  };
  const enquire = async (mine: number) => {
    if (mine !== turn || isPaymentPath(location.pathname)) return;
    const { visit, customer } = topic;
    const page = pageNow(visit);
    if (page.kind === 'checkout') return;
    if (page.kind === 'thank-you') browser.update(endByOrder);
    const known = browser.consented() ? browser.record() : null;
    const answer = await ask(tag, questionBody(tag.store, page, slotsNow(), known, customer, Date.now()));
    if (!answer || mine !== turn) return;
    const { visitor } = answer;
    if (visitor && known) browser.update((record) => Object.assign(record, { visitor }));
    const show = answer.decisions.length ? await import('../show/index.ts') : null;
    if (mine !== turn) return;
    replace();
    replace(answer, show?.arm(answer, hostOf(tag, browser, topic, page.cart)));
  };
  const askSoon = () => {
    const mine = ++turn;
    whenIdle(() => enquire(mine).catch(() => {}));
  };
  const arrive = (firstOfDocument: boolean) => {
    silence();
    topic.visit = pageVisit(firstOfDocument);
    if (isPaymentPath(location.pathname)) return;
    browser.arrive();
    askSoon();
  };
  return { topic, arrive, silence, askSoon };
}

function hostOf(tag: Tag, browser: Browser, { visit, customer, hooks }: Topic, cart: Page['cart']): Host {
  return {
    ...tag,
    ...browser,
    ...visit,
    ...{ customer, hooks, hasShopCart: false },
    cart: () => cart,
    shopCart: () => Promise.resolve(undefined),
    post: (path, body) => post(tag, path, body),
  };
}

/**
 * An order is an answer to everything shown so far, unless there was one already. Nobody orders on the page they came
 * in by, except who was sent there from where they paid.
 */
function endByOrder(record: ReturnType<Browser['record']>): void {
  if (!document.referrer && record.landing === location.pathname) return;
  record.bought = true;
  for (const seen of Object.values(record.shown))
    if (seen.end?.why !== 'submit') seen.end = { why: 'order', at: Date.now() };
}
