// Campaign: one armed decision: what is drawn of it, and what is recorded when something happens to it.
import { isOverlay } from '../../shared/decide/frequency.ts';
import type { DecideAnswer } from '../../shared/schema/decision.ts';
import type { EventKind } from '../../shared/schema/event.ts';
import type { Acts, Closing, Drawing } from '../views/contract.ts';
import { claimed } from './claim.ts';
import type { Events } from './events.ts';
import type { Host } from './host.ts';

export type Decision = DecideAnswer['decisions'][number];

export class Campaign {
  readonly decided: Decision;
  readonly overlay: boolean;
  readonly #answer: DecideAnswer;
  readonly #host: Host;
  readonly #events: Events;

  constructor(decided: Decision, answer: DecideAnswer, host: Host, events: Events) {
    this.decided = decided;
    this.overlay = isOverlay(decided.view);
    this.#answer = answer;
    this.#host = host;
    this.#events = events;
  }

  /** Everything the view draws. */
  drawing(): Drawing {
    const { theme, locale, currency, words } = this.#answer;
    const { cartMinor, hasHook } = this.#host;
    return {
      ...this.decided,
      ...{ theme, locale, currency, canAdd: hasHook('add') },
      ...(words && { words }),
      ...(cartMinor !== undefined && { cartMinor }),
    };
  }

  /** What the view tells us. `gone`: it left the screen. */
  acts(gone: () => void): Acts {
    return {
      clicked: () => this.#record('clicked'),
      closed: (why, settled) => {
        if (!settled) this.#dismiss(why);
        gone();
      },
      claim: async (lead) => {
        const claim = await claimed(this.decided, this.#host, this.#answer.locale, lead);
        if (!('fault' in claim)) this.#submitted(lead !== undefined, claim.applied === true);
        return claim;
      },
      add: async (product) => {
        this.#record('clicked');
        const { id, variant, quantity = 1 } = product;
        return this.#host.emit('add', { product: id, variant, quantity });
      },
    };
  }

  /** It meets the visitor now, or would have, were it not held out. */
  shown(): void {
    const { campaign, frequency } = this.decided;
    const now = Date.now();
    if (!this.overlay && Object.keys(frequency).length === 0) return;
    this.#host.update(({ session }) => {
      const { at, ...rest } = session.shown[campaign] ?? { at: [] };
      session.shown[campaign] = { ...rest, at: [...at, now] };
      if (!this.overlay) return;
      session.overlays = (session.overlays ?? 0) + 1;
      session.lastOverlayAt = now;
    });
  }

  /** It was really on the screen: an exposure, once per variant and visit, of people only. */
  seen(): void {
    const { campaign, variant, held } = this.decided;
    const mark = `${campaign}/${variant}`;
    if (navigator.webdriver || this.#host.record().exposed.includes(mark)) return;
    this.#host.update(({ exposed }) => exposed.push(mark));
    this.#record('shown', held && { held });
  }

  #dismiss(why: Closing): void {
    this.#end('close');
    this.#host.rememberClose(this.decided.campaign);
    this.#record('dismissed', { why });
  }

  #submitted(lead: boolean, applied: boolean): void {
    if (lead) this.#host.update(({ session }) => Object.assign(session, { lead: true }));
    this.#end('submit');
    this.#record('submitted');
    if (applied) this.#record('applied');
  }

  #end(why: 'close' | 'submit'): void {
    const { campaign } = this.decided;
    this.#host.update(({ session }) => {
      session.shown[campaign] = { at: [], ...session.shown[campaign], end: { why, at: Date.now() } };
    });
  }

  /** To the Worker, and to the shop's own hooks of that name. */
  #record(kind: EventKind, more: { held?: boolean; why?: string } = {}): void {
    const { campaign, variant, proof, held } = this.decided;
    this.#events.add({ kind, campaign, variant, proof, ...more });
    if (!held) this.#host.emit(kind, { campaign, variant, ...more }).catch(() => {});
  }
}
