// /v1/confirm: where the link of a double opt-in leads. GET shows a button, for mail scanners follow links; POST confirms.
import type { Context } from 'hono';
import { localeOf } from '../../shared/schema/locale.ts';
import { dictionary } from '../../shared/words/dictionary.ts';
import { partBits } from '../../shared/words/words.ts';
import { liveStore } from '../read/live-store.ts';
import { readConfirmToken } from '../secret/confirm-token.ts';
import { storeStub } from '../store/stub.ts';
import { type AppEnv, readerOf } from './app-env.ts';
import { bodyBytes } from './body.ts';
import { pageOf } from './confirm-page.ts';

const BODY_LIMIT = 4096;
/** Nothing of it runs or loads anything, is framed, or sends its address on. */
const HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  'cache-control': 'no-store',
  'content-security-policy':
    "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
  'referrer-policy': 'no-referrer',
  'x-robots-tag': 'noindex, nofollow',
  'x-content-type-options': 'nosniff',
};

/** The page with the button. */
export async function askConfirmation(c: Context<AppEnv>): Promise<Response> {
  const token = c.req.query('token') ?? '';
  const found = await confirmed(c, token);
  return found ? page(c, found, 'ask', 200, token) : page(c, null, 'expired', 410);
}

/** Confirms, and says so; as often as it is asked. */
export async function confirm(c: Context<AppEnv>): Promise<Response> {
  const sent = await bodyBytes(c.req.raw, BODY_LIMIT);
  const token = new URLSearchParams(new TextDecoder().decode(sent)).get('token') ?? '';
  const found = await confirmed(c, token);
  const done = found && (await storeStub(c.env, found.store).confirmLead(found.id));
  if (!done || 'refused' in done || !done.known) return page(c, found, 'expired', 410);
  return page(c, found, done.mailed ? 'mailed' : 'done', 200);
}

/** The store and lead of a token that holds, while there is such a store. */
async function confirmed(c: Context<AppEnv>, token: string) {
  const now = Date.now();
  const read = await readConfirmToken(c.env.ROOT_KEY, token, now);
  const live = read && (await liveStore(readerOf(c, now), read.store));
  return live && { ...read, live };
}

type Found = Awaited<ReturnType<typeof confirmed>>;

function page(
  c: Context<AppEnv>,
  found: Found,
  says: Parameters<typeof pageOf>[0]['says'],
  status: 200 | 410,
  token = '',
): Response {
  const { name = '', locale = 'en' } = found?.live.published.live.store ?? {};
  const read = /^[a-z]{2,3}(-[a-z]+)?/i.exec(c.req.header('accept-language') ?? '')?.[0];
  const language = localeOf(c.req.query('lang') ?? read ?? locale, locale);
  const words = (found?.live.prepared.words ?? BUILT_IN_WORDS)(language, BITS) ?? {};
  return c.body(pageOf({ says, name, token, language, words }), status, HEADERS);
}

const BITS = partBits(['confirm', 'form']);
const BUILT_IN_WORDS = dictionary({});
