// A real Chromium for browser tests: the machine's own where there is one, else the one of an npm package.
import { existsSync } from 'node:fs';
import sparticuz from '@sparticuz/chromium';
import { type Browser, chromium } from 'playwright-core';

const USUAL_PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:/Program Files/Google/Chrome/Application/chrome.exe',
];

/** A quiet start: no sandbox (containers), no GPU, no traffic of the browser's own, timers of hidden tabs unthrottled. */
const QUIET = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-default-apps',
  '--disable-extensions',
  '--disable-sync',
  '--metrics-recording-only',
  '--mute-audio',
  '--no-first-run',
];

/** `person`: `navigator.webdriver` is false, as in a visitor's browser, so that exposures are recorded. */
export async function launchBrowser({ person = true } = {}): Promise<Browser> {
  return chromium.launch({
    executablePath: await chromiumPath(),
    args: [...QUIET, ...(person ? ['--disable-blink-features=AutomationControlled'] : [])],
  });
}

async function chromiumPath(): Promise<string> {
  const named = process.env.CHROMIUM_PATH;
  if (named) return named;
  return USUAL_PLACES.find((path) => existsSync(path)) ?? sparticuz.executablePath();
}
