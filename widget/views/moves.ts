// Moves: what a visitor can do with the offer of an overlay, apart from how it is drawn.
import type { Acts, Closing } from './contract.ts';
import { faultOf, type State } from './state.ts';

export type Moves = {
  readonly set: (change: State) => void;
  /** Asks for the offer, with an address or without. */
  readonly take: (email?: string) => Promise<void>;
  readonly submit: (email: string, agreed: boolean) => Promise<void>;
  /** Closing after this is no refusal. */
  readonly settle: () => void;
  readonly follow: () => void;
  readonly close: (why: Closing) => void;
};

/** Every move ends with the screen drawn as it then is; none rejects. */
export function movesOf(
  acts: Acts,
  draw: (state: State) => void,
  focus: (selector: string) => void,
  remove: () => void,
): Moves {
  let state: State = {};
  let settled = false;
  const moves: Moves = {
    set: (change) => {
      state = { ...state, ...change };
      draw(state);
    },
    take: async (email) => {
      if (state.pending) return;
      moves.set({ pending: true, fault: undefined });
      const claim = await acts.claim(email);
      if (typeof claim === 'string') return moves.set({ pending: false, fault: claim });
      moves.settle();
      moves.set({ grant: claim });
      focus('h2');
    },
    submit: async (email, agreed) => {
      const fault = faultOf(email, agreed);
      if (fault) moves.set({ fault });
      else await moves.take(email);
      focus('[aria-invalid=true]');
    },
    settle: () => {
      settled = true;
    },
    follow: () => {
      moves.settle();
      acts.clicked();
    },
    close: (why) => {
      remove();
      acts.closed(why, settled);
    },
  };
  return moves;
}
