// `preact` as the widget's bundle takes it: a `render` for roots that nothing else draws into.
import { createVNode, Fragment } from 'preact/src/create-element.js';
import { type Child, draw, type Node } from './draw.ts';

/** Draws a view into its root; drawn again, only what differs is touched. */
export function render(view: Child, root: Element & { _children?: Node }): void {
  const node = createVNode(Fragment, { children: view });
  draw(root, node, root._children, null);
  root._children = node;
}
