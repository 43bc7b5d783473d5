// Moves: what a visitor can do with the offer of a view, apart from how it is drawn.
import type { Acts, Left } from './contract.ts';
import { faultOf, type State } from './state.ts';

export type Moves = {
  readonly set: (change: State) => void;
  /** Asks for the offer, with a filled-in form or without. */
  readonly take: (left?: Left) => Promise<void>;
  readonly submit: (left: Left, agreed: boolean) => Promise<void>;
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
  const take = async (left?: Left) => {
    if (state.pending) return;
    set({ pending: true, fault: undefined });
    const claim = await acts.claim(left);
    if (typeof claim === 'string') return set({ pending: false, fault: claim });
    set({ grant: claim, pending: false });
    focus('h2');
  };
  const submit = async (left: Left, agreed: boolean) => {
    const fault = faultOf(left.email, agreed);
    if (fault) set({ fault });
    else await take(left);
    focus('[aria-invalid]');
  };
  return { set, take, submit };
}
