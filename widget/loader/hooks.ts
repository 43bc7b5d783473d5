// Hooks: what the shop does for us (`add`, `apply`) or wants to know (`shown`, `clicked`, `dismissed`, `submitted`).

/** A function of the shop; answering `false` or throwing means it did not work. */
export type Hook = (detail: object) => unknown;

export type Hooks = {
  readonly on: (name: string, hook: Hook) => void;
  readonly has: (name: string) => boolean;
  /** True when there was a hook and all of them worked; never rejects. */
  readonly emit: (name: string, detail: object) => Promise<boolean>;
};

/** The hooks given by `reprise('on', name, fn)`. */
export function hooks(): Hooks {
  const known = new Map<string, Hook[]>();
  const of = (name: string) => known.get(name) ?? [];
  return {
    on: (name, hook) => known.set(name, [...of(name), hook]),
    has: (name) => known.has(name),
    emit: async (name, detail) => {
      const answers = of(name).map(async (hook) => (await hook(detail)) !== false);
      const worked = await Promise.all(answers.map((answer) => answer.catch(() => false)));
      return worked.length > 0 && worked.every(Boolean);
    },
  };
}
