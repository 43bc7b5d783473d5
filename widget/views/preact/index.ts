// `preact` as the widget's bundle takes it: a `render` for roots of our own, over Preact's diff and the modules
// beside this one.
import { createVNode, Fragment } from 'preact/src/create-element.js';
import { diff, type Node } from 'preact/src/diff/index.js';

/** Draws a view into a root that nothing else draws into; drawn again, only what differs is touched. */
export function render(view: Node, root: Element & { _children?: Node }): void {
  const before = root._children;
  root._children = createVNode(Fragment, { children: [view] });
  diff(root, root._children, before ?? {}, {}, root.namespaceURI, null, [], before?._dom ?? null, false, []);
}
