// What of Preact's insides the modules beside this one deal with.

declare module 'preact/src/create-element.js' {
  import type { Child, Node } from './draw.ts';

  export function createVNode(type: unknown, props: unknown, key?: unknown): Node;
  export function Fragment(props: Node['props']): Child;
}
