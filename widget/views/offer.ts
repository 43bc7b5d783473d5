// Offer: the state of one overlay while a visitor deals with it, apart from how it is drawn.
import type { Acts, Claim, Closing, Drawing, Product } from './contract.ts';

const ADDRESS = /^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/;

export type Fault = 'emailInvalid' | 'consentMissing' | 'failed';
export type Grant = Exclude<Claim, { fault: string }>;

export type OfferState = {
  /** A request is under way. */
  readonly pending: boolean;
  readonly fault?: Fault | undefined;
  /** The offer was taken. */
  readonly grant?: Grant;
  readonly copied: boolean;
  /** Products put in the cart, by id. */
  readonly added: Readonly<Record<string, 'pending' | 'done' | 'failed'>>;
  /** The visitor touched it: a bottom sheet may grow. */
  readonly acted: boolean;
};

export type Offer = {
  readonly drawing: Drawing;
  readonly state: () => OfferState;
  readonly act: () => void;
  readonly submit: (email: string, agreed: boolean) => Promise<void>;
  readonly reveal: () => Promise<void>;
  readonly copy: (code: string) => Promise<void>;
  readonly add: (product: Product) => Promise<void>;
  readonly follow: () => void;
  readonly close: (why: Closing) => void;
};

/** A fresh offer; `changed` is called after every change of state, `gone` when it is over. */
export function offer(drawing: Drawing, acts: Acts, changed: () => void, gone: () => void): Offer {
  let state: OfferState = { pending: false, copied: false, added: {}, acted: false };
  let settled = false;
  const set = (change: Partial<OfferState>) => {
    state = { ...state, ...change };
    changed();
  };
  const take = async (lead?: Parameters<Acts['claim']>[0]) => {
    if (state.pending) return;
    set({ pending: true, fault: undefined });
    const claim = await acts.claim(lead);
    if ('fault' in claim)
      return set({ pending: false, fault: claim.fault === 'email' ? 'emailInvalid' : 'failed' });
    settled = true;
    set({ pending: false, grant: claim });
  };
  return {
    drawing,
    state: () => state,
    act: () => state.acted || set({ acted: true }),
    submit: async (email, agreed) => {
      const { consent } = drawing.form ?? {};
      if (!ADDRESS.test(email)) return set({ fault: 'emailInvalid' });
      if (consent?.as === 'checkbox' && !agreed) return set({ fault: 'consentMissing' });
      await take({ email, consentText: consent?.text ?? '' });
    },
    reveal: () => {
      acts.clicked();
      return take();
    },
    copy: async (code) => {
      await navigator.clipboard.writeText(code);
      set({ copied: true });
    },
    add: async (product) => {
      const mark = (how: 'pending' | 'done' | 'failed') =>
        set({ added: { ...state.added, [product.id]: how } });
      if (state.added[product.id] === 'pending') return;
      mark('pending');
      const worked = await acts.add(product);
      settled ||= worked;
      mark(worked ? 'done' : 'failed');
    },
    follow: () => {
      settled = true;
      acts.clicked();
    },
    close: (why) => {
      gone();
      acts.closed(why, settled);
    },
  };
}
