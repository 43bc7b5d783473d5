import { expect, test } from 'vitest';
import { isKnownBot } from './known-bot.ts';

const CHROME = 'AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36';

test.each([
  `Mozilla/5.0 (Linux; Android 6.0.1; Nexus 5X) ${CHROME} (compatible; Googlebot/2.1; +http://www.google.com/bot.html)`,
  `Mozilla/5.0 ${CHROME} (compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm)`,
  `Mozilla/5.0 (Macintosh) ${CHROME} (Applebot/0.1; +http://www.apple.com/go/applebot)`,
  'Mozilla/5.0 (compatible; Baiduspider-render/2.0)',
  `Mozilla/5.0 (Linux; Android 11; moto g power) ${CHROME} Chrome-Lighthouse`,
  'facebookexternalhit/1.1',
])('%s says that it is a bot', (agent) => {
  expect(isKnownBot(agent)).toBe(true);
});

test.each([
  `Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${CHROME}`,
  `Mozilla/5.0 (Linux; Android 9; CUBOT X19) ${CHROME}`,
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1',
  '',
  undefined,
])('%s does not', (agent) => {
  expect(isKnownBot(agent)).toBe(false);
});
