// Drawing: what Preact's diff does, for views that are plain functions and lists that never change their order: a
// child is matched with the one that had its place before. The build shortens names with one underscore.
import { Fragment, jsx } from './jsx-runtime.ts';
import { setProperty } from './props.ts';

export type Child = Node | string | number | boolean | null | undefined | readonly Child[];

/** What JSX makes, and once drawn what became of it. A text is the child of a node without a type. */
export type Node = {
  readonly type: string | ((props: Node['props']) => Child) | null;
  readonly props: { readonly children?: Child } & Readonly<Record<string, unknown>>;
  _children?: readonly (Node | null)[];
  _dom?: ChildNode;
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
  else if (old?.props.children !== props.children) dom.nodeValue = `${props.children}`;
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
  if (typeof child !== 'object') return jsx(null, { children: child });
  return 'type' in child ? child : jsx(Fragment, { children: child });
}
