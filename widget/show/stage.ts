// Stage: the campaigns of one answer on one page. One overlay at a time; the first whose trigger fires, of several
// the earlier in order; every check is made again at the moment of showing.
import type { Limits } from '../../shared/schema/campaign.ts';
import type { Mount, Mounted } from '../views/contract.ts';
import type { Campaign } from './campaign.ts';
import type { Armed, Host } from './host.ts';
import { placeOf } from './place.ts';
import { type Refusal, refusalNow } from './refusal.ts';
import { dialogOpen, typing } from './scene.ts';
import { whenSeen } from './seen.ts';
import { watchTrigger } from './trigger.ts';
import { viewModule } from './view-module.ts';

const LOOK_AGAIN_MS = 1000;

/** The overlay on the screen; it outlives the page that showed it. */
let open: Mounted | undefined;

export class Stage implements Armed {
  readonly #campaigns: readonly Campaign[];
  readonly #limits: Limits;
  readonly #host: Host;
  readonly #consented: boolean;
  readonly #ending = new AbortController();
  readonly #listeners: ((name: string) => void)[] = [];
  /** Triggered and waiting for their moment; `null` where nothing is drawn. */
  readonly #ready = new Map<Campaign, Mount | null>();
  readonly #inSlots: Mounted[] = [];
  readonly #states = new Map<Campaign, Refusal['why'] | 'armed' | 'unknown' | 'shown'>();
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(campaigns: readonly Campaign[], limits: Limits, host: Host) {
    this.#campaigns = campaigns;
    this.#limits = limits;
    this.#host = host;
    this.#consented = host.consented();
    for (const campaign of campaigns) this.#arm(campaign);
    const first = campaigns.find(({ overlay, decided }) => overlay && !decided.held);
    if (first) viewModule(first.decided.view.as)?.().catch(() => {});
  }

  disarm(): void {
    this.#ending.abort();
    clearTimeout(this.#timer);
    this.#ready.clear();
    for (const mounted of this.#inSlots.splice(0)) mounted.remove();
  }

  track(name: string): void {
    for (const heard of this.#listeners) heard(name);
  }

  /** At the shop's word: no trigger and no frequency, but still one at a time. */
  show(id: string): void {
    const campaign = this.#campaigns.find(({ decided }) => decided.campaign === id);
    if (campaign && !(campaign.overlay && open))
      this.#load(campaign, (mount) => this.#present(campaign, mount));
  }

  report(): readonly object[] {
    return this.#campaigns.map((campaign) => {
      const { campaign: id, variant, held, view, trigger } = campaign.decided;
      return { campaign: id, variant, held, view: view.as, trigger, state: this.#states.get(campaign) };
    });
  }

  #arm(campaign: Campaign): void {
    const { view, trigger } = campaign.decided;
    const drawable = viewModule(view.as) && (campaign.overlay || placeOf(view));
    const scene = {
      arrivedAt: this.#host.arrivedAt,
      pages: this.#host.record().session.pages,
      tracked: this.#host.tracked,
      onTrack: (heard: (name: string) => void) => this.#listeners.push(heard),
      signal: this.#ending.signal,
    };
    const armed =
      drawable &&
      watchTrigger(trigger, scene, () => this.#load(campaign, (mount) => this.#queue(campaign, mount)));
    if (!this.#states.has(campaign)) this.#states.set(campaign, armed ? 'armed' : 'unknown');
  }

  /** Fetches the view; of a held-out campaign nothing. A view that cannot be fetched is not shown. */
  #load(campaign: Campaign, then: (mount: Mount | null) => void): void {
    const { held, view } = campaign.decided;
    const fetched = held ? Promise.resolve(null) : viewModule(view.as)?.();
    fetched?.then((module) => this.#ending.signal.aborted || then(module && module.mount)).catch(() => {});
  }

  #queue(campaign: Campaign, mount: Mount | null): void {
    this.#ready.set(campaign, mount);
    this.#next();
  }

  /** Shows what may be shown; while something only has to wait, looks again in a second. */
  #next(): void {
    clearTimeout(this.#timer);
    for (const campaign of this.#campaigns) {
      const mount = this.#ready.get(campaign);
      if (mount === undefined) continue;
      const refusal = refusalNow(campaign.decided, this.#limits, this.#host.record(), this.#moment());
      if (refusal) this.#states.set(campaign, refusal.why);
      if (!refusal?.wait) this.#ready.delete(campaign);
      if (!refusal) this.#present(campaign, mount);
    }
    if (this.#ready.size > 0) this.#timer = setTimeout(() => this.#next(), LOOK_AGAIN_MS);
  }

  #moment() {
    const { consented, samePage } = this.#host;
    return {
      now: Date.now(),
      consentKept: consented() === this.#consented,
      samePage: samePage(),
      overlayOpen: open !== undefined,
      dialogOpen: dialogOpen(),
      typing: typing(),
      hidden: document.hidden,
    };
  }

  #present(campaign: Campaign, mount: Mount | null): void {
    const place = campaign.overlay ? document.body : placeOf(campaign.decided.view);
    if (!place) return;
    this.#states.set(campaign, 'shown');
    campaign.shown();
    if (!mount) {
      if (campaign.overlay) campaign.seen();
      else whenSeen(place, () => campaign.seen());
      return;
    }
    const gone = () => {
      if (!campaign.overlay) return;
      open = undefined;
      this.#next();
    };
    const mounted = mount(campaign.drawing(), campaign.acts(gone), place);
    if (campaign.overlay) open = mounted;
    else this.#inSlots.push(mounted);
    whenSeen(mounted.element, () => campaign.seen());
  }
}
