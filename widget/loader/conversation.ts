// The conversation with the Worker: each page is asked about once it is idle, and what comes back is armed by show/.
import type { DecideAnswer } from '../../shared/schema/decision.ts';
import type { SignedCustomer } from '../../shared/schema/page.ts';
import { isPaymentPath } from '../page/address.ts';
import type { Armed, Host } from '../show/host.ts';
import { ask, post, questionBody } from './ask.ts';
import type { Browser } from './browser.ts';
import type { Hooks } from './hooks.ts';
import { whenIdle } from './idle.ts';
import { pageAddress } from './navigation.ts';
import { type PageVisit, pageNow, pageVisit, slotsNow } from './page-visit.ts';
import { randomId } from './random-id.ts';
import type { Tag } from './tag.ts';

export class Conversation {
  visit: PageVisit = pageVisit(true);
  customer: SignedCustomer | undefined;
  answer: DecideAnswer | undefined;
  armed: Armed | undefined;
  readonly #tag: Tag;
  readonly #browser: Browser;
  readonly #hooks: Hooks;
  #callOff = () => {};
  /** Whatever was asked before the latest question is no longer of interest. */
  #turn = 0;

  constructor(tag: Tag, browser: Browser, hooks: Hooks) {
    this.#tag = tag;
    this.#browser = browser;
    this.#hooks = hooks;
  }

  /** Another page: nothing armed on the one before may show on this one. */
  arrive(firstOfDocument = false): void {
    this.silence();
    this.visit = pageVisit(firstOfDocument);
    if (isPaymentPath(location.pathname)) return;
    this.#browser.arrive();
    this.askSoon();
  }

  silence(): void {
    this.#turn++;
    this.#callOff();
    this.armed?.disarm();
    this.armed = this.answer = undefined;
  }

  /** Asks when the page is idle; several calls before that are one question. */
  askSoon(): void {
    this.#callOff();
    this.#callOff = whenIdle(() => {
      this.#ask().catch(() => {});
    });
  }

  async #ask(): Promise<void> {
    const turn = ++this.#turn;
    const page = pageNow(this.visit);
    if (page.kind === 'checkout' || isPaymentPath(location.pathname)) return;
    if (page.kind === 'thank-you') this.#browser.bought();
    const consented = this.#browser.consent() === 'granted';
    const question = { store: this.#tag.store, consented, customer: this.customer, page, slots: slotsNow() };
    const body = questionBody({ ...question, record: this.#browser.record(), now: Date.now() });
    const answer = await ask(this.#tag, body);
    if (!answer || turn !== this.#turn) return;
    const { visitor } = answer;
    if (visitor && consented) this.#browser.update((record) => Object.assign(record, { visitor }));
    const show = answer.decisions.length > 0 && (await import('../show/index.ts'));
    if (turn !== this.#turn) return;
    this.armed?.disarm();
    this.answer = answer;
    this.armed = show ? show.arm(answer, this.#host(page.cart?.totalMinor)) : undefined;
  }

  #host(cartMinor: number | undefined): Host {
    const { record, update, rememberClose, consent } = this.#browser;
    const { tracked, arrivedAt, href } = this.visit;
    const { store, api } = this.#tag;
    return {
      ...{ store, api, record, update, rememberClose, tracked, arrivedAt, randomId },
      consented: () => consent() === 'granted',
      samePage: () => pageAddress(location.href) === pageAddress(href),
      post: (path, body, patience) => post(this.#tag, path, body, patience),
      emit: this.#hooks.emit,
      hasHook: this.#hooks.has,
      ...(this.customer && { customer: this.customer }),
      ...(cartMinor !== undefined && { cartMinor }),
    };
  }
}
