// The judgement of the Worker, run in a browser: nothing in it hangs on where it runs.
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { expect, test } from 'vitest';
import expected from '../../../shared/decide/fixtures/vectors-decided.json' with { type: 'json' };
import { launchBrowser } from '../../support/browser.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));

test('a browser decides the vectors to the byte as the Worker and Node do, wherever it stands', async () => {
  const { outputFiles } = await build({
    stdin: {
      contents: `import { decidedTexts } from './shared/decide/fixtures/vectors.ts'; globalThis.decidedTexts = decidedTexts;`,
      resolveDir: root,
    },
    ...{ bundle: true, write: false, format: 'iife', target: 'es2024' },
  });
  const browser = await launchBrowser();
  try {
    for (const place of [
      { timezoneId: 'Asia/Tokyo', locale: 'ja-JP' },
      { timezoneId: 'America/Sao_Paulo', locale: 'ar-EG' },
    ]) {
      const page = await browser.newPage(place);
      await page.addScriptTag({ content: outputFiles[0]?.text ?? '' });
      expect(await page.evaluate('decidedTexts()')).toEqual(expected);
    }
  } finally {
    await browser.close();
  }
});
