// A Shopify theme that says how its cart is changed (`Shopify.actions`): it draws the change itself.
import { fieldsOf, reach } from '../page/read-value.ts';
import { listOf } from './read-reply.ts';

/**
 * Has the theme add it; undefined where the theme did not configure the action. What Shopify does by default is not
 * called: on a theme it does not know it loads the page again, under whoever is reading.
 */
export async function addByTheme(variant: string, quantity: number): Promise<boolean | undefined> {
  const actions = reach(window, 'Shopify.actions');
  const update = fieldsOf(actions).updateCart;
  if (typeof update !== 'function' || Reflect.get(update, 'isDefault')?.call(update) !== false)
    return undefined;
  try {
    const line = { merchandiseId: `gid://shopify/ProductVariant/${variant}`, quantity };
    const { userErrors, warnings } = fieldsOf(await update.call(actions, { lines: [line] }));
    return !listOf(userErrors).length && !listOf(warnings).some(({ code }) => /OUT_OF_STOCK/.test(`${code}`));
  } catch {
    // It may have been added all the same: to try the other way could add it twice.
    return false;
  }
}
