// What Cloudflare has to load: the Worker as one minified module.
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { bundle } from './support/direct-worker.ts';

test('the Worker weighs at most 200 KB gzip, and holds nothing of the browser', async () => {
  const code = await bundle('worker/index.ts', true);
  expect(gzipSync(code).length).toBeLessThanOrEqual(200_000);
  expect(code).toContain('application/problem+json');
  expect(code).not.toContain('attachShadow');
});
