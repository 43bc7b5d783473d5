// Style sheets of the widget: a `.css` file is imported as minified text, to be adopted by a shadow root.
import { readFile } from 'node:fs/promises';
import { type Plugin, transform } from 'esbuild';

export const styleText: Plugin = {
  name: 'style-text',
  setup: ({ onLoad }) =>
    onLoad({ filter: /\.css$/ }, async ({ path }) => {
      const { code } = await transform(await readFile(path, 'utf8'), { loader: 'css', minify: true });
      return { contents: code.trim().replaceAll(' / ', '/'), loader: 'text' };
    }),
};
