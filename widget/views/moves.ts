// Moves: what a visitor can do with the offer of a view, apart from how it is drawn.
import type { Acts } from './contract.ts';
import { faultOf, type State } from './state.ts';

export type Moves = {
  readonly set: (change: State) => void;
  /** Asks for the offer, with an address or without. */
  readonly take: (email?: string) => Promise<void>;
  readonly submit: (email: string, agreed: boolean) => Promise<void>;
};

/** Every move ends with the screen drawn as it then is; none rejects. */
export function movesOf(
  acts: Acts,
  draw: (state: State) => void,
  focus: (selector: string) => void,
  state: State = {},
): Moves {
  const set = (change: State) => {
    state = { ...state, ...change };
    draw(state);
  };
  const take = async (email?: string) => {
    if (state.pending) return;
    set({ pending: true, fault: undefined });
    const claim = await acts.claim(email);
    if (typeof claim === 'string') return set({ pending: false, fault: claim });
    set({ grant: claim, pending: false });
    focus('h2');
  };
  const submit = async (email: string, agreed: boolean) => {
    const fault = faultOf(email, agreed);
    if (fault) set({ fault });
    else await take(email);
    focus('[aria-invalid]');
  };
  return { set, take, submit };
}
