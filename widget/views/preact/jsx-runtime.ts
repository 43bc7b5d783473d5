// In place of Preact's `jsx-runtime`, in the widget only: what JSX is compiled to.
import { Fragment, h, type VNode } from 'preact';

/** A node; `props` hold its children. */
export const jsx = (type: string, props: object, key?: string): VNode => h(type, { ...props, key });

export { Fragment, jsx as jsxs };
