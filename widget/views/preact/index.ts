// `preact` as the widget's bundle takes it: Preact's own `render`, on the modules beside this one.
export { render } from 'preact/src/render.js';
