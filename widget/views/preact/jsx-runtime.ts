// In place of Preact's `jsx-runtime`, in the widget only: what JSX is compiled to.
import type { Child, Node } from './draw.ts';

/** A node of that type with its properties, its children among them. Lists keep their order, so keys mean nothing. */
export const jsx = (type: Node['type'], props: Node['props']): Node => ({ type, props });
export { jsx as jsxs };

/** Children without an element of their own. */
export const Fragment = ({ children }: Node['props']): Child => children;
