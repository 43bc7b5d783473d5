// Drawing: what Preact's diff does, for views that are plain functions and lists that never change their order: a
// child is matched with the one that had its place before. Names with one underscore are Preact's, mangled with it.
import { createVNode, Fragment } from 'preact/src/create-element.js';
import { setProperty } from './props.ts';

export type Child = Node | string | number | boolean | null | undefined | readonly Child[];

/** A node as Preact makes it; of a text, `props` is the text. */
export type Node = {
  readonly type: string | ((props: Node['props']) => Child) | null;
  readonly props: { readonly children?: Child } & Readonly<Record<string, unknown>>;
  _children: readonly (Node | null)[] | null;
  _dom: ChildNode | null;
};

/**
 * Draws a node into `parent` before `next`, over the one that had its place. Answers its first element, or `next`
 * where it has none: children are drawn from the last to the first, so what follows one is there already.
 */
export function draw(
  parent: Element,
  node: Node | null | undefined,
  old: Node | null | undefined,
  next: ChildNode | null,
): ChildNode | null {
  if (old && old.type !== node?.type) {
    remove(old);
    old = null;
  }
  if (!node) return next;
  const { type, props } = node;
  if (typeof type === 'function') return drawAll(parent, type(props), node, old, next);
  const dom = old?._dom ?? (type ? document.createElement(type) : new Text());
  node._dom = dom;
  if (dom instanceof Element) shape(dom, node, old);
  else if (old?.props !== props) dom.nodeValue = `${props}`;
  if (!old) parent.insertBefore(dom, next);
  return dom;
}

/** Makes an element what its node says. */
function shape(element: Element, node: Node, old: Node | null | undefined): void {
  const { children, ...props } = node.props;
  const { children: _, ...before } = old?.props ?? {};
  for (const name of Object.keys({ ...before, ...props }))
    if (before[name] !== props[name]) setProperty(element, name, props[name]);
  drawAll(element, children, node, old, null);
}

function drawAll(
  parent: Element,
  children: Child,
  node: Node,
  old: Node | null | undefined,
  next: ChildNode | null,
): ChildNode | null {
  const before = old?._children ?? [];
  const nodes = [children].flat().map(nodeOf);
  node._children = nodes;
  for (let i = Math.max(nodes.length, before.length); i--; ) next = draw(parent, nodes[i], before[i], next);
  return next;
}

function remove({ _dom, _children }: Node): void {
  if (_dom) _dom.remove();
  else for (const child of _children ?? []) if (child) remove(child);
}

function nodeOf(child: Child): Node | null {
  if (child == null || typeof child === 'boolean') return null;
  if (typeof child !== 'object') return createVNode(null, child);
  return 'type' in child ? child : createVNode(Fragment, { children: child });
}
