// Scene: what the parts of an overlay are drawn from.
import type { Acts, Closing, Drawing, Extra } from './contract.ts';
import type { Moves } from './moves.ts';
import type { State } from './state.ts';
import type { Say } from './words.ts';

export type Scene = {
  readonly drawing: Drawing;
  readonly state: State;
  readonly moves: Moves;
  readonly acts: Acts;
  readonly close: (why: Closing) => void;
  readonly extra: Extra | undefined;
  readonly say: Say;
  /** A text of the campaign with its fields filled in. */
  readonly text: (words: string | undefined) => string;
};
