// What of Preact's insides the modules beside this one deal with.

declare module 'preact/src/diff/index.js' {
  export type Node = {
    readonly type: unknown;
    _children: readonly (Node | null)[] | null;
    _parent: Node | null;
    _index: number;
    _dom: ChildNode | null;
  };

  export function diff(
    parent: Element,
    node: Node,
    before: Node | object,
    ...rest: readonly [...context: readonly unknown[]]
  ): ChildNode | null;
  export function unmount(node: Node, parent: Node): void;
}

declare module 'preact/src/create-element.js' {
  import type { Node } from 'preact/src/diff/index.js';

  export function createVNode(type: unknown, props: unknown, key?: unknown): Node;
  export function Fragment(props: object): unknown;
}
