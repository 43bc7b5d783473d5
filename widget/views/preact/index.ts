// `preact` as the widget's bundle takes it: Preact's own `h` and `render`, on the modules beside this one.
export { createElement as h, Fragment } from 'preact/src/create-element.js';
export { render } from 'preact/src/render.js';
