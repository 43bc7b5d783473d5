// The conversation with the Worker: each page is asked about once it is idle, and what comes back is armed by show/.
import type { DecideAnswer } from '../../shared/schema/decision.ts';
import { isPaymentPath } from '../page/address.ts';
import type { Armed, Given, Hook } from '../show/host.ts';
import { ask, knownOf, post } from './ask.ts';
import { arrive, consented, record, update } from './browser.ts';
import { readCart } from './cart.ts';
import { tools } from './consent-tools.ts';
import { whenIdle } from './idle.ts';
import { endByOrder } from './order.ts';
import { type PageVisit, pageNow, pageVisit, toldOf } from './page-visit.ts';
import { preview } from './preview.ts';
import { slotsNow } from './slots.ts';
import { tag } from './tag.ts';

/** For a consent tool that has not spoken yet, and for the cart to be read. */
const PATIENCE_MS = 400;
/** No page is asked about more often, whatever goes on in it. */
const MAX_ASKED = 20;

/** What is being talked about. */
export let visit: PageVisit;
export let answer: DecideAnswer | undefined;
export let armed: Armed | undefined;
/** As the shop signed it; the Worker judges. */
let customer: unknown;
/** By name; a name may be any word. */
export const hooks: Record<string, Hook[]> = {};

/** The latest question, but for what passes. It is not asked twice on a page, and no other's answer is of interest. */
let asked = '';
let waiting = false;
/** What is known of the platform's cart may be old, or the visitor in it another. */
let unread = false;

export const away = (): boolean => isPaymentPath(location.pathname);

export const identify = (signed: unknown): void => {
  customer = signed;
  askSoon();
};

/** Takes away what is armed; an open overlay, of this page or one before, too, when told, and where people pay. */
export function silence(overlayToo = away()): void {
  asked = '';
  armed?.disarm(overlayToo);
  answer = undefined;
}

/** A page: nothing armed on the one before may show on this one. */
export function arriveAt(back?: boolean): void {
  silence();
  visit = pageVisit(visit, back);
  if (!away()) arrive();
  readAgain();
}

/** Asks when the page is idle, if it is another question; several calls before that are one. */
export function askSoon(): void {
  if (waiting) return;
  waiting = true;
  whenIdle(() => enquire().catch(() => {}));
}

/** The cart may be another: it is read before the next question. */
export function readAgain(): void {
  unread = true;
  askSoon();
}

/** Waits for what is soon to be known. */
async function ready(): Promise<void> {
  while (unread && !away()) {
    const patience = () => new Promise((done) => setTimeout(done, PATIENCE_MS));
    // A consent tool that is there and has not spoken yet most often does at once; before, nobody is taken off the cart.
    if (Object.values(tools).includes('pending')) await patience();
    unread = false;
    await Promise.race([
      patience(),
      readCart(consented() ? record().visitor : undefined).then(askSoon, () => {}),
    ]);
  }
  waiting = false;
}

/** Asks, and arms what is answered. */
async function enquire(): Promise<void> {
  await ready();
  if (away()) return;
  const page = pageNow(visit);
  if (page.kind === 'checkout') return silence(true);
  const known = consented();
  const question = { store: tag.store, consent: known, page, slots: slotsNow(), preview };
  const text = JSON.stringify([question, known && customer]);
  if (text === asked) return;
  asked = text;
  if (page.kind === 'thank-you') update(endByOrder);
  dispatchEvent(new Event('reprise:cart'));
  if (visit.asked++ >= MAX_ASKED) return;
  const heard = await ask({ ...question, ...(known && knownOf(record(), customer, Date.now())) });
  if (text !== asked) return;
  // A refusal, too: `debug` shows what the Worker has against it.
  answer = heard;
  const { visitor, viewed, sample } = heard;
  if (viewed)
    update((known) => {
      known.viewed = viewed;
    });
  if (visitor) {
    update((known) => {
      known.visitor = visitor;
    });
    readAgain();
  }
  // Throws at a refusal, and what is armed stays.
  const show = preview
    ? await import('../preview/index.ts')
    : heard.decisions[0] || armed
      ? await import('../show/index.ts')
      : undefined;
  if (text !== asked) return;
  armed = show?.arm(heard, given());
  // Wished once: a page that is asked about anew does not show it again.
  visit.wanted = '';
  // By itself, for who is shown nothing has no events to send.
  if (sample) await post('/v1/events', { store: tag.store, visitor: record().visitor, sample, events: [] });
}

const given = (): Given => ({
  ...tag,
  ...visit,
  ...{ customer, hooks, consented, post, record, update },
  cart: () => toldOf(visit).cart,
});
