// Hooks: what the shop does for us (`add`, `apply`) or wants to know (`shown`, `clicked`, `dismissed`, `submitted`).
import type { Hooks } from './host.ts';

/** Runs the hooks of that name; true when there was one and the last of them worked. Never rejects. */
export async function emit(hooks: Hooks, name: string, detail: object): Promise<boolean> {
  try {
    let worked = false;
    for (const hook of hooks[name] ?? []) worked = (await hook(detail)) !== false;
    return worked;
  } catch {
    return false;
  }
}
