// The least a Worker could do for a decision: Hono, the body, the same KV reads, an answer of the same size.
import { DurableObject } from 'cloudflare:workers';
import { Hono } from 'hono';

type Bindings = { KV: KVNamespace };

const app = new Hono<{ Bindings: Bindings }>();

app.post('/v1/decide', async (c) => {
  await c.req.json();
  const read = c.req.header('x-read');
  const value = read ? await c.env.KV.get(read, 'json') : null;
  return c.json({ known: value !== null, pad: 'x'.repeat(Number(c.req.header('x-size') ?? 0)) });
});

/** Bound, never used. */
export class StoreObject extends DurableObject {}

export default app;
