// Hooks: what the shop does for us (`add`, `apply`) or wants to know (`shown`, `clicked`, `dismissed`, `submitted`).

/** A function of the shop; answering `false` or throwing means it did not work. */
export type Hook = (detail: object) => unknown;

export type Hooks = {
  readonly on: (name: string, hook: Hook) => void;
  readonly hasHook: (name: string) => boolean;
  /** True when there was a hook and the last of them worked; never rejects. */
  readonly emit: (name: string, detail: object) => Promise<boolean>;
};

/** The hooks given by `reprise('on', name, fn)`. */
export function hooks(): Hooks {
  const known: Record<string, Hook[]> = Object.create(null);
  return {
    on: (name, hook) => {
      known[name] = [...(known[name] ?? []), hook];
    },
    hasHook: (name) => name in known,
    emit: async (name, detail) => {
      try {
        let worked = false;
        for (const hook of known[name] ?? []) worked = (await hook(detail)) !== false;
        return worked;
      } catch {
        return false;
      }
    },
  };
}
