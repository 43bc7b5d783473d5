import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { PersonCheck } from './person-check.ts';

const MINUTE = 60_000;
const element = () => ({
  style: { setProperty: () => {} },
  lastElementChild: { before: () => {} },
  ...{ getRootNode: () => ({}), replaceChildren: () => {}, scrollIntoView: () => {}, remove: () => {} },
});

type Callbacks = Readonly<Record<string, (token?: string) => void>>;
/** What the check tells Cloudflare's script to call. */
let callbacks: Callbacks;
let resets: number;
let check: PersonCheck;

const say = (callback: string, token?: string) => callbacks[callback]?.(token);

beforeEach(async () => {
  vi.useFakeTimers();
  resets = 0;
  const turnstile = {
    render: (_: unknown, settings: Callbacks) => {
      callbacks = settings;
      return 'check';
    },
    reset: () => resets++,
    remove: () => {},
  };
  vi.stubGlobal('window', { turnstile });
  vi.stubGlobal('document', { createElement: element });
  vi.stubGlobal('ShadowRoot', class {});
  vi.stubGlobal('getComputedStyle', () => ({}));
  check = new PersonCheck(document.createElement('form'), 'sitekey', 'en');
  check.begin();
  await vi.advanceTimersByTimeAsync(0);
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test('a check that asks for nothing and never answers is given up', async () => {
  const token = check.token();
  await vi.advanceTimersByTimeAsync(MINUTE);
  expect(await token).toBeUndefined();
});

test.each([
  ['before the form is sent', true],
  ['after it', false],
])('who is asked %s has all the time they need', async (_, before) => {
  if (before) say('before-interactive-callback');
  const token = check.token();
  if (!before) say('before-interactive-callback');
  await vi.advanceTimersByTimeAsync(MINUTE);
  say('callback', 'token-1');
  expect(await token).toBe('token-1');
  expect(resets).toBe(0);
});

test('once they answered, the check has its own time again', async () => {
  say('before-interactive-callback');
  say('after-interactive-callback');
  const token = check.token();
  await vi.advanceTimersByTimeAsync(MINUTE);
  expect(await token).toBeUndefined();
});

test('so it has where the form waits already', async () => {
  const token = check.token();
  say('before-interactive-callback');
  await vi.advanceTimersByTimeAsync(MINUTE);
  say('after-interactive-callback');
  await vi.advanceTimersByTimeAsync(MINUTE);
  expect(await token).toBeUndefined();
});

test('made again, it has its own time again', async () => {
  say('before-interactive-callback');
  say('callback', 'token-1');
  expect(await check.token()).toBe('token-1');
  check.renew();
  const token = check.token();
  await vi.advanceTimersByTimeAsync(MINUTE);
  expect(await token).toBeUndefined();
});
