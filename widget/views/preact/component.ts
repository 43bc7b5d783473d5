// In place of Preact's module of that name, in the widget only: our views are plain functions, so nothing has state
// or renders by itself. Names with one underscore are Preact's own and mangled with it.
import type { Node } from 'preact/src/diff/index.js';

/** The instance Preact makes for a function, `Fragment` included; it sets on it what it needs. */
export class BaseComponent {}

/** The element after a node in the page (or the first of its children from `from` on): where the next one goes. */
export function getDomSibling(node: Node, from?: number): ChildNode | null {
  if (from === undefined) return node._parent && getDomSibling(node._parent, node._index + 1);
  const next = node._children?.slice(from).find((child) => child?._dom);
  if (next) return next._dom;
  return typeof node.type === 'function' ? getDomSibling(node) : null;
}
