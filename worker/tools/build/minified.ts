// The last bytes: what esbuild bundled and minified, minified once more by terser, which sees further across statements.
import { minify } from 'terser';

/** The same module, smaller. */
export async function minified(code: string): Promise<string> {
  const smaller = await minify(code, {
    ecma: 2020,
    module: true,
    compress: {
      passes: 3,
      unsafe_arrows: true,
      pure_getters: true,
      inline: 1,
      hoist_funs: true,
      // What it takes for granted of built-in functions holds where a page has not replaced them.
      unsafe: true,
      // `Number(x)` as `+x`.
      unsafe_math: true,
    },
  });
  return smaller.code ?? code;
}
