// What axe finds wrong with what Reprise drew on a page, shadow roots included.
import axe from 'axe-core';
import type { Page } from 'playwright-core';

/** `rule: target` of every fault within our hosts. */
export async function axeFaults(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  return page.evaluate(async () => {
    const { violations } = await Reflect.get(window, 'axe').run('reprise-view');
    return violations.flatMap(({ id, nodes }: { id: string; nodes: { target: unknown }[] }) =>
      nodes.map(({ target }) => `${id}: ${JSON.stringify(target)}`),
    );
  });
}
