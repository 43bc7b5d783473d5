// State of one view while a visitor deals with its offer.
import type { Grant } from './contract.ts';

export type Fault = 'emailInvalid' | 'consentMissing' | 'failed';

export type State = {
  /** A request is under way. */
  readonly pending?: boolean;
  readonly fault?: Fault | undefined;
  /** The offer was taken. */
  readonly grant?: Grant;
  readonly copied?: boolean;
  /** The visitor touched it: a bottom sheet may grow. */
  readonly acted?: boolean | undefined;
  /** The live region has been there for a moment, and speaks. */
  readonly announced?: boolean;
};

const ADDRESS = /^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/;

/** What is wrong with a form as filled in; the Worker has the last word. */
export function faultOf(email: string, agreed: boolean): Fault | undefined {
  if (!ADDRESS.test(email)) return 'emailInvalid';
  return agreed ? undefined : 'consentMissing';
}
