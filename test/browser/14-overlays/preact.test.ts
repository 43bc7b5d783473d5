// The views are Preact's: what the widget's own renderer (widget/views/preact) draws of them is what Preact draws.
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { expect, test } from 'vitest';
import { english } from '../../../shared/words/en.ts';
import { leanPreact } from '../../../worker/tools/build/lean-preact.ts';
import { styleText } from '../../../worker/tools/build/style-text.ts';
import { restock, welcome } from '../../support/decisions.ts';
import { onStorefront, page, shop } from '../../support/on-storefront.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));

onStorefront(() => {
  shop.policy = '';
  shop.answer = () => ({});
});

/** The views as one script that leaves `mount` in the page. */
async function views(lean: boolean): Promise<string> {
  const { outputFiles } = await build({
    stdin: {
      contents: "import { mount } from './widget/views/products.tsx'; window.mount = mount;",
      resolveDir: root,
    },
    bundle: true,
    write: false,
    format: 'iife',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    plugins: [styleText, ...(lean ? [leanPreact(root)] : [])],
  });
  return outputFiles[0]?.text ?? '';
}

/** What stands in the shadow root, taken through the moves of a visitor. */
async function drawn(lean: boolean, decision: object): Promise<string[]> {
  await page.goto(shop.url);
  await page.addScriptTag({ content: await views(lean) });
  await page.evaluate(
    ([drawing]) => {
      const acts = {
        clicked: () => {},
        closed: () => {},
        claim: async () => ({ code: 'WELCOME15', expiresAt: Date.UTC(2031, 4, 1), applied: true }),
        add: async () => true,
      };
      Reflect.get(window, 'mount')(drawing, acts, document.body);
    },
    [{ theme: {}, locale: 'en', currency: 'EUR', words: english, canAdd: true, ...decision }],
  );
  const stages = [await read()];
  for (const press of await page.getByRole('button', { name: /Get my code|Add to cart/ }).all()) {
    await press.click();
    stages.push(await read());
  }
  return stages;
}

const read = () => page.getByRole('dialog').ariaSnapshot();

test.each([
  ['an offer with a form', welcome],
  ['an offer that shows its code', { ...welcome, form: undefined }],
  ['a refill', restock],
])('%s', async (_, decision) => {
  const ours = await drawn(true, decision);
  expect(ours).toEqual(await drawn(false, decision));
  expect(ours.length).toBeGreaterThan(1);
  expect(ours[0]).not.toBe(ours.at(-1));
});
