// Given: what show/ goes by in a preview, where nothing is counted, kept, or done to the shop's cart.
import { hasShopCart } from '../page/platform.ts';
import type { Given, Hook, Hooks } from '../show/host.ts';

/** The same page, for somebody who is nobody. What the shop could do for a visitor seems to have worked. */
export const previewed = (given: Given): Given => ({
  ...given,
  customer: undefined,
  remembersClose: false,
  hooks: { ...seeming('add', given.hooks), ...seeming('apply', given.hooks) },
});

/** None where the shop has no way to do it: then the view offers it as little as it would a visitor. */
const seeming = (name: string, hooks: Hooks): Readonly<Record<string, readonly Hook[]>> =>
  hooks[name] || hasShopCart() ? { [name]: [() => true] } : {};
