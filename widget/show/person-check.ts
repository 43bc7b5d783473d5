// Person check: one check of Turnstile in one form, and the tokens that it gives. Nothing is fetched before `begin`.
import { type Turnstile, turnstile } from './turnstile-script.ts';

/** Longer than a check takes that asks for nothing; one that asks has all the time it needs. */
const WAIT_MS = 20_000;
/** As wide as Turnstile's own box is; in less room it comes smaller. */
const BOX_PX = 300;

type Check = { readonly of: Turnstile; readonly id: string };

export class PersonCheck {
  #form: HTMLElement;
  #place: HTMLElement;
  #settings: object;
  #check: Check | undefined;
  #begun = false;
  #ended = false;
  /** Nothing comes of it any more before it is renewed. */
  #stuck = false;
  /** It asks the visitor for something just now. */
  #asks = false;
  #ready: string | undefined;
  #waiting: ((token?: string) => void) | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(form: HTMLElement, sitekey: string, locale: string) {
    this.#form = form;
    this.#place = placeIn(form);
    this.#settings = { sitekey, language: languageOf(locale), ...this.#callbacks() };
  }

  /** Fetches and draws it, once. */
  begin(): void {
    if (this.#begun) return;
    this.#begun = true;
    this.#draw().catch(() => this.#fail());
  }

  /** A token that nobody used, as soon as there is one; nothing where none is to be had. */
  token(): Promise<string | undefined> {
    return new Promise((done) => {
      const token = this.#ready;
      this.#ready = undefined;
      if (token || this.#ended) return done(token);
      this.#waiting = done;
      if (this.#stuck) this.renew();
      else this.begin();
      this.#wait();
    });
  }

  /** Makes another token: the last one is used up, or there was none. */
  renew(): void {
    this.#stuck = this.#asks = false;
    try {
      if (this.#check) this.#check.of.reset(this.#check.id);
      else this.begin();
    } catch {
      this.#fail();
    }
  }

  /** Takes it away. */
  end(): void {
    this.#ended = true;
    this.#give();
    try {
      this.#check?.of.remove(this.#check.id);
    } catch {
      // Taken from the page by the shop before.
    }
    this.#check = undefined;
    this.#place.remove();
  }

  async #draw(): Promise<void> {
    const of = await turnstile();
    if (this.#ended) return;
    const theme = getComputedStyle(this.#form).colorScheme;
    const size = this.#form.clientWidth < BOX_PX ? 'compact' : 'flexible';
    const id = of.render(this.#place, { ...this.#settings, theme, size });
    if (!id) throw new Error('Turnstile draws nothing');
    this.#check = { of, id };
  }

  /** It could not be had: whoever asks again has it drawn anew. */
  #fail(): void {
    this.#begun = false;
    this.#check = undefined;
    this.#place.replaceChildren();
    this.#give();
  }

  /** For as long as a token is waited for, but while the visitor is asked. */
  #wait(): void {
    clearTimeout(this.#timer);
    if (this.#waiting && !this.#asks) this.#timer = setTimeout(() => this.#give(), WAIT_MS);
  }

  #give(token?: string): void {
    clearTimeout(this.#timer);
    this.#asks = false;
    this.#stuck = !token;
    if (this.#waiting) this.#waiting(token);
    else this.#ready = token;
    this.#waiting = undefined;
  }

  #callbacks(): object {
    // True: the fault is dealt with, and Turnstile writes nothing on the console.
    const none = () => {
      this.#give();
      return true;
    };
    return {
      // Most visitors see nothing of it.
      appearance: 'interaction-only',
      // Tried again when the visitor tries again.
      retry: 'never',
      'response-field': false,
      callback: (token: string) => this.#give(token),
      'error-callback': none,
      'unsupported-callback': none,
      'expired-callback': () => {
        this.#ready = undefined;
      },
      'before-interactive-callback': () => {
        this.#asks = true;
        this.#wait();
        this.#place.style.setProperty('position', 'static', 'important');
        this.#place.scrollIntoView({ block: 'nearest' });
      },
      'after-interactive-callback': () => {
        this.#asks = false;
        this.#wait();
      },
    };
  }
}

/**
 * Where the check stands: before the button, as the visitor sees it. Turnstile looks for its elements in the document,
 * not in shadow roots, so it is a child of the view's host that shows through a slot; out of the way until it asks.
 */
function placeIn(form: HTMLElement): HTMLElement {
  const tree = form.getRootNode();
  const slot = document.createElement('slot');
  const place = document.createElement('div');
  place.style.cssText =
    'all:initial!important;display:block!important;position:absolute!important;grid-column:1/-1!important';
  form.lastElementChild?.before(slot);
  if (tree instanceof ShadowRoot) tree.host.append(place);
  return place;
}

/** In Turnstile's words: a language, but for the Chinese of Taiwan and Hong Kong. */
const languageOf = (locale: string): string =>
  /^zh.*(hant|tw|hk|mo)/i.test(locale) ? 'zh-tw' : locale.slice(0, 2).toLowerCase();
