// What axe finds wrong with what Reprise drew on a page, shadow roots included.
import axe from 'axe-core';
import type { Page } from 'playwright-core';

/** `rule: target` of every fault within our hosts, or within another selector. */
export async function axeFaults(page: Page, within = 'reprise-view'): Promise<string[]> {
  await page.evaluate(axe.source);
  return page.evaluate(async (selector) => {
    const { violations } = await Reflect.get(window, 'axe').run(selector);
    return violations.flatMap(({ id, nodes }: { id: string; nodes: { target: unknown }[] }) =>
      nodes.map(({ target }) => `${id}: ${JSON.stringify(target)}`),
    );
  }, within);
}
