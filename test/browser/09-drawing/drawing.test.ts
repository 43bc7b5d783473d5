// The modules that stand in for Preact's (widget/views/preact), in a real document: whatever was drawn before, what is
// drawn now is what a plain reading of the tree says.
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import fc from 'fast-check';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { leanPreact } from '../../../worker/tools/build/lean-preact.ts';
import { launchBrowser } from '../../support/browser.ts';

/** A view as data: text, nothing, a list, an element, a fragment or a function of its children. */
type Tree = string | number | boolean | null | readonly Tree[] | Drawn;
type Drawn = {
  readonly as: string;
  readonly props: Readonly<Record<string, string | boolean>>;
  readonly children: readonly Tree[];
};

const root = fileURLToPath(new URL('../../..', import.meta.url));
let browser: Browser;
let page: Page;

/** In the page: trees drawn one after the other into one place by the widget's renderer, and what became of it. */
const IN_PAGE = `
  import { render } from 'preact';
  import { Fragment, jsx } from 'preact/jsx-runtime';
  let clicks = 0;
  const Part = ({ children }) => children;
  const types = { fragment: Fragment, part: Part };
  const node = (tree) => {
    if (Array.isArray(tree)) return tree.map(node);
    if (tree === null || typeof tree !== 'object') return tree;
    const { click, ...props } = tree.props;
    const handlers = click ? { onClick: () => { clicks += 1; } } : {};
    return jsx(types[tree.as] ?? tree.as, { ...props, ...handlers, children: tree.children.map(node) });
  };
  const draw = (place, tree) => render(node(tree), place);
  /** The document the plain way: made anew. */
  const made = (tree) => {
    if (Array.isArray(tree)) return tree.flatMap(made);
    if (tree === null || typeof tree === 'boolean') return [];
    if (typeof tree !== 'object') return [document.createTextNode(tree)];
    const inner = tree.children.flatMap(made);
    if (tree.as in types) return inner;
    const element = document.createElement(tree.as);
    for (const [name, value] of Object.entries(tree.props))
      if (name !== 'click' && (value !== false || name.startsWith('aria'))) element.setAttribute(name, value);
    element.append(...inner);
    return [element];
  };
  const place = (...nodes) => {
    const element = document.createElement('div');
    element.append(...nodes);
    return element;
  };
  window.wrong = (all) => all.filter((trees) => {
    const here = place();
    return trees.some((tree) => {
      draw(here, tree);
      return !here.isEqualNode(place(...made(tree)));
    });
  }).slice(0, 3);
  window.typed = ([first, ...more]) => {
    const here = document.body.appendChild(place());
    draw(here, first);
    const input = here.querySelector('input');
    input.value = 'ada@';
    input.focus();
    for (const tree of more) draw(here, tree);
    return [here.querySelector('input') === input, input.value, document.activeElement === input];
  };
  window.clicked = (trees) => {
    const here = place();
    return trees.map((tree) => {
      draw(here, tree);
      here.querySelector('button').click();
      return clicks;
    });
  };
`;

beforeAll(async () => {
  browser = await launchBrowser();
  page = await browser.newPage();
  const { outputFiles } = await build({
    stdin: { contents: IN_PAGE, resolveDir: root },
    ...{ bundle: true, write: false, format: 'iife' },
    plugins: [leanPreact(root)],
  });
  await page.addScriptTag({ content: outputFiles[0]?.text ?? '' });
});
afterAll(() => browser.close());

const { tree } = fc.letrec<{ tree: Tree; list: readonly Tree[]; drawn: Drawn }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    fc.constantFrom<Tree>('text', 'words', 0, 7, '', null, true, false),
    tie('drawn'),
    tie('list'),
  ),
  list: fc.array(tie('tree'), { maxLength: 4 }),
  drawn: fc.record({
    as: fc.constantFrom('p', 'i', 'button', 'fragment', 'part'),
    props: fc.dictionary(
      fc.constantFrom('title', 'class', 'hidden', 'aria-busy', 'click'),
      fc.constantFrom<string | boolean>('a', 'b', true, false),
      { maxKeys: 3 },
    ),
    children: tie('list'),
  }),
}));

test('whatever was drawn before, drawing again gives what the new tree says', async () => {
  const sequences = fc.sample(fc.array(tree, { minLength: 2, maxLength: 5 }), 4000);
  expect(await inPage('wrong', sequences)).toEqual([]);
});

const shown = (children: readonly Tree[]): Drawn => ({ as: 'form', props: {}, children });
const button = (props: Drawn['props']): Drawn => ({ as: 'button', props, children: ['go'] });
const field: Drawn = { as: 'input', props: { type: 'email' }, children: [] };
const fault: Drawn = { as: 'p', props: {}, children: ['wrong'] };

test('what stays keeps its element, and so what was typed and the focus', async () => {
  const bare = shown([null, [false, field], null]);
  const faulty = shown([fault, [[fault, fault], field], fault]);
  expect(await inPage('typed', [bare, faulty, bare])).toEqual([true, 'ada@', true]);
});

test('a handler that is no longer said is no longer heard', async () => {
  const trees = [button({ click: true }), button({}), button({ click: true }), button({ click: false })];
  expect(await inPage('clicked', trees)).toEqual([1, 1, 2, 2]);
});

/** Calls a function of `IN_PAGE`. */
function inPage(name: string, trees: unknown): Promise<unknown> {
  return page.evaluate(`${name}(${JSON.stringify(trees)})`);
}
