// In place of Preact's `jsx-runtime`, in the widget only: what JSX is compiled to.
import { Fragment, createVNode as jsx } from 'preact/src/create-element.js';

/** A node of that type, with its properties (its children among them) and key. */
export { Fragment, jsx, jsx as jsxs };
