// Terms: what a way to be in an audience asks of one attribute; the same object wherever the same is asked, so that two
// are compared once, however many campaigns ask them.
import type { Conjunction } from './conjunctions.ts';
import { type Part, partsOf } from './operators.ts';
import { fewValues } from './satisfiable.ts';

export type Term = {
  readonly name: string;
  readonly clauses: readonly unknown[];
  readonly parts: readonly Part[];
  readonly keys: ReadonlySet<string>;
  /** The keys of parts that no trying of values can judge, with the name: only who asks the same implies them. */
  readonly marks: readonly string[];
  /** The only values that meet it, where they are few. */
  readonly few: ReadonlySet<unknown> | null;
  /** Whether it implies others, as far as that was asked. */
  readonly implied: Map<Term, boolean>;
};

/** A way to be in an audience, by attribute: all its terms must be met. */
export type Way = ReadonlyMap<string, Term>;

/** The terms of one config. */
export class Terms {
  readonly #known = new Map<string, Term>();
  /** Ways of one campaign share clauses. */
  readonly #made = new WeakMap<readonly unknown[], Term>();

  wayOf(conjunction: Conjunction): Way {
    return new Map([...conjunction].map(([name, clauses]) => [name, this.#term(name, clauses)]));
  }

  #term(name: string, clauses: readonly unknown[]): Term {
    const made = this.#made.get(clauses);
    if (made) return made;
    const key = `${name} ${JSON.stringify(clauses)}`;
    const term = this.#known.get(key) ?? termOf(name, clauses);
    this.#known.set(key, term);
    this.#made.set(clauses, term);
    return term;
  }
}

function termOf(name: string, clauses: readonly unknown[]): Term {
  const parts = partsOf(clauses);
  const few = fewValues(name, clauses);
  return {
    ...{ name, clauses, parts, implied: new Map() },
    keys: new Set(parts.map(({ key }) => key)),
    marks: parts.filter(({ constants }) => constants === null).map(({ key }) => `${name} ${key}`),
    few: few && new Set(few),
  };
}
