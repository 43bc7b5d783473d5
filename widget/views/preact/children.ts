// In place of Preact's module of that name, in the widget only: our lists never change their order, so a child is
// matched with the one that had its place.
import { createVNode, Fragment } from 'preact/src/create-element.js';
import { diff, type Node, unmount } from 'preact/src/diff/index.js';
import { getDomSibling } from './component.ts';

type Child = Node | string | number | boolean | null | undefined | readonly Child[];

/** Draws the children of a node into `element`, before `next`; answers the element after the last of them. */
export function diffChildren(
  element: Element,
  children: readonly Child[],
  parent: Node,
  before: Node,
  context: unknown,
  namespace: unknown,
  excess: unknown,
  commits: unknown,
  next: ChildNode | null,
  ...rest: readonly unknown[]
): ChildNode | null {
  const old = before._children ?? [];
  const nodes = children.map(nodeOf);
  parent._children = nodes;
  parent._dom = null;
  for (let i = 0; i < Math.max(nodes.length, old.length); i++) {
    const node = nodes[i];
    const known = old[i];
    const same = known && node && known.type === node.type;
    if (known && !same) {
      if (known._dom && known._dom === next) next = getDomSibling(known);
      unmount(known, known);
    }
    if (!node) continue;
    node._parent = parent;
    node._index = i;
    const after = diff(element, node, same ? known : {}, context, namespace, excess, commits, next, ...rest);
    if (typeof node.type === 'function') next = after;
    else if (node._dom) {
      if (!same) element.insertBefore(node._dom, next);
      next = node._dom.nextSibling;
    }
    parent._dom ??= node._dom;
  }
  return next;
}

function nodeOf(child: Child): Node | null {
  if (child == null || typeof child === 'boolean') return null;
  if (typeof child !== 'object') return createVNode(null, child);
  return 'type' in child ? child : createVNode(Fragment, { children: child });
}
