// `preact` as the widget's bundle takes it: a `render` for roots that nothing else draws into.
import { type Child, draw, type Node } from './draw.ts';
import { Fragment, jsx } from './jsx-runtime.ts';

/** Draws a view into its root; drawn again, only what differs is touched. */
export function render(view: Child, root: Element & { _view?: Node }): void {
  const node = jsx(Fragment, { children: view });
  draw(root, node, root._view, null);
  root._view = node;
}
