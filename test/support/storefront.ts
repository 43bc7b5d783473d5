// A storefront for browser tests: shop pages on one origin, the built widget and a scripted Worker on another, so
// that every rule of the browser between origins holds. The real Worker has tests of its own.
import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import * as v from 'valibot';
import type { DecideRequest } from '../../shared/schema/decide-request.ts';
import type { DecideAnswer } from '../../shared/schema/decision.ts';
import type { EventBatch } from '../../shared/schema/event.ts';
import type { Lead } from '../../shared/schema/lead.ts';
import { ToldPage } from '../../shared/schema/told-page.ts';
import { BUILT_IN } from '../../shared/words/built-in.ts';
import { english } from '../../shared/words/en.ts';

const ASSETS = resolve(import.meta.dirname, '../../dist/assets');
const PAGES = resolve(import.meta.dirname, 'storefront');
/** Parts a page may have on top of that: styles, scripts that run before ours, pieces of the body. */
const PARTS = resolve(import.meta.dirname, 'pages');

type Reply = { readonly status: number; readonly body: object };

export type ShopCall = {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
};
export type ShopAnswer = {
  readonly status: number;
  readonly headers: Record<string, string>;
  readonly body: string;
};

export class Storefront {
  readonly questions: DecideRequest[] = [];
  readonly batches: EventBatch[] = [];
  readonly leads: Lead[] = [];
  /** Paths fetched from the Worker's origin, in order. */
  readonly fetched: string[] = [];
  answer: (question: DecideRequest) => object | Promise<object> = () => ({});
  lead: (lead: Lead) => Reply = () => ({ status: 200, body: { code: 'WELCOME15' } });
  /** Answered only once this is: keeps one asset back. */
  gate: (path: string) => Promise<void> | undefined = () => undefined;
  /** Attributes of the script tag beside `src` and `data-store`. */
  tag = 'data-consent="assumed"';
  /** Scripts of the shop itself, run before ours. */
  script = '';
  /** Files of test/support/pages that every page has: `hostile-theme.css`, `focus-trap.js`, … */
  parts: readonly string[] = [];
  /** What a page has in its head, and at the end of its body, besides. */
  head = '';
  content: (path: string) => string = () => '';
  policy = '';
  /** Pages and calls that this shop answers in its own way, as far as it does. */
  own?: (call: ShopCall) => ShopAnswer | undefined;
  url = '';
  #servers: Server[] = [];
  #worker = '';

  static async open(): Promise<Storefront> {
    const storefront = new Storefront();
    const worker = await listening(createServer((q, r) => storefront.#work(q, r)));
    const shop = await listening(createServer((q, r) => storefront.#serve(q, r)));
    storefront.#servers = [worker, shop];
    storefront.#worker = addressOf(worker);
    storefront.url = addressOf(shop);
    storefront.policy = strictPolicy(storefront.#worker);
    return storefront;
  }

  get events(): EventBatch['events'] {
    return this.batches.flatMap((batch) => batch.events);
  }

  get tagHtml(): string {
    return `<script async src="${this.#worker}/reprise.js" data-store="petal" ${this.tag}></script>`;
  }

  async close(): Promise<void> {
    await Promise.all(this.#servers.map(stopped));
  }

  /** Ends the Worker only: an outage. */
  async outage(): Promise<void> {
    await Promise.all(this.#servers.slice(0, 1).map(stopped));
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { url = '/', method = 'GET', headers } = request;
    const own = this.own?.({ method, path: url, headers, body: await text(request) });
    if (own) return void response.writeHead(own.status, own.headers).end(own.body);
    const path = new URL(url, this.url).pathname;
    if (path === '/shop.css')
      return void response
        .setHeader('content-type', 'text/css')
        .end((await page('shop.css')) + (await this.#parts('.css')));
    if (path === '/shop.js')
      return void response
        .setHeader('content-type', 'text/javascript')
        .end((await this.#parts('.js')) + this.script);
    if (path.startsWith('/demo/')) return this.#demo(path, response);
    const library = LIBRARIES[path];
    if (library)
      return void response.setHeader('content-type', 'text/javascript').end(await readFile(library, 'utf8'));
    if (path.endsWith('.svg'))
      return void response.setHeader('content-type', 'image/svg+xml').end(picture(path));
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.setHeader('content-security-policy', this.policy);
    const body = `${await this.#parts('.html')}${this.content(path)}</body>`;
    const head = this.head + this.tagHtml;
    response.end((await page('shop.html')).replace('<!-- tag -->', head).replace('</body>', () => body));
  }

  /** The demo shop as built, with this storefront's tag: what a view looks like where it stands. */
  async #demo(path: string, response: ServerResponse): Promise<void> {
    const file = path.endsWith('/') ? `${path}index.html` : path;
    const body = await readFile(join(ASSETS, file), 'utf8').catch(() => null);
    response.setHeader('content-type', TYPES[file.slice(file.lastIndexOf('.'))] ?? 'text/plain');
    const own = /<script async src="\/reprise\.js"[^>]*><\/script>/;
    response.writeHead(body === null ? 404 : 200).end(body?.replace(own, this.tagHtml));
  }

  async #parts(kind: string): Promise<string> {
    const names = this.parts.filter((name) => name.endsWith(kind));
    return (await Promise.all(names.map((name) => readFile(join(PARTS, name), 'utf8')))).join('\n');
  }

  async #work(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = new URL(request.url ?? '/', this.url).pathname;
    this.fetched.push(path);
    response.setHeader('access-control-allow-origin', '*');
    await this.gate(path);
    if (request.method !== 'POST') return asset(path, response);
    const body = JSON.parse(await text(request));
    const reply = await this.#reply(path, body);
    response.writeHead(reply.status, { 'content-type': 'application/json' }).end(JSON.stringify(reply.body));
  }

  async #reply(path: string, body: DecideRequest & EventBatch & Lead): Promise<Reply> {
    if (path === '/v1/decide') {
      // Word for word, but for the page: that is as the Worker reads it.
      const question = { ...body, page: v.parse(ToldPage, body.page) };
      this.questions.push(question);
      const answer = await this.answer(question);
      const visitor = body.consent && { visitor: 'visitor-1' };
      return { status: 200, body: { ...EMPTY, words: wordsFor(answer), ...visitor, ...answer } };
    }
    if (path === '/v1/events') {
      this.batches.push(body);
      return { status: 202, body: {} };
    }
    this.leads.push(body);
    return this.lead(body);
  }
}

const require = createRequire(import.meta.url);
/** What shops build their pages with. */
const LIBRARIES: Readonly<Record<string, string>> = {
  '/turbo.js': require.resolve('@hotwired/turbo'),
  '/htmx.js': require.resolve('htmx.org/dist/htmx.min.js'),
};

const EMPTY: DecideAnswer = {
  revision: 1,
  theme: {},
  locale: 'en',
  currency: 'EUR',
  limits: { overlaysPerSession: 2, secondsBetweenOverlays: 60, quietUrls: [] },
  decisions: [],
};

/** Every interface word in the language of an answer, as the Worker brings those that are needed. */
const wordsFor = (answer: object) => ('locale' in answer && BUILT_IN[`${answer.locale}`]) || english;

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.svg': 'image/svg+xml',
};

/** As strict as a shop can be that uses Reprise at all. */
const strictPolicy = (worker: string) =>
  `default-src 'none'; script-src 'self' ${worker}; style-src 'self'; img-src 'self'; connect-src ${worker}; base-uri 'none'`;

async function asset(path: string, response: ServerResponse): Promise<void> {
  const body = await readFile(join(ASSETS, path), 'utf8').catch(() => null);
  response.setHeader('content-type', 'text/javascript');
  response.writeHead(body === null ? 404 : 200).end(body ?? '');
}

const page = (name: string) => readFile(join(PAGES, name), 'utf8');

function picture(path: string): string {
  const hue = [...path].reduce((sum, letter) => sum + letter.charCodeAt(0), 0) % 360;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 400"><rect width="400" height="400" fill="hsl(${hue} 38% 86%)"/><rect x="130" y="90" width="140" height="230" rx="24" fill="hsl(${hue} 42% 46%)"/><rect x="150" y="150" width="100" height="80" rx="8" fill="hsl(${hue} 60% 94%)"/></svg>`;
}

async function text(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(Buffer.from(part));
  return Buffer.concat(parts).toString();
}

function listening(server: Server): Promise<Server> {
  return new Promise((done) => server.listen(0, '127.0.0.1', () => done(server)));
}

function addressOf(server: Server): string {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  return `http://127.0.0.1:${address.port}`;
}

function stopped(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((done) => server.close(() => done()));
}
