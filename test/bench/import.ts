// Import of order lines on workerd through HTTP: lines per second, time until decisions are ready, peak memory.
import { gzipSync } from 'node:zlib';
import { OPERATOR_KEY, startDirect } from '../support/direct-worker.ts';
import { peakMegabytes } from '../support/peak-memory.ts';
import { newStore } from './admin.ts';
import type { Row } from './row.ts';

const LINES = 400_000;
const DAY_MS = 86_400_000;

export async function importBench(): Promise<Row[]> {
  const { url, miniflare } = await startDirect('worker/index.ts');
  try {
    const store = await newStore(url, OPERATOR_KEY, 'bench-import');
    const file = gzipSync(ordersCsv(LINES, Date.now()));
    const began = performance.now();
    const answer = await store.call('POST', '/orders', file);
    const { lines, rejected } = await answer.json();
    const imported = (performance.now() - began) / 1000;
    const whileImporting = peakMegabytes();
    await store.ready();
    const ready = (performance.now() - began) / 1000;
    if (lines !== LINES || rejected > 0) throw new Error(`${lines} lines read, ${rejected} rejected`);
    const row = (what: string, value: number, unit: string, goal?: string): Row => ({
      ...{ bench: 'import', what, value, unit },
      ...(goal && { goal }),
    });
    return [
      row('400,000 lines, gzip CSV', LINES / imported, 'lines/s', '≥ 20,000'),
      row('until every decision is ready', ready, 's'),
      row('peak memory of workerd, importing', whileImporting, 'MB'),
      row('peak memory of workerd, fitting and publishing', peakMegabytes(), 'MB'),
    ];
  } finally {
    await miniflare.dispose();
  }
}

/** A year of orders: 4 lines each, 5,000 customers, 3,000 products of uneven popularity; the same each time. */
function ordersCsv(lines: number, now: number): string {
  const rows = ['customer,order,timestamp,product,name,quantity,unit_price'];
  const orders = lines / 4;
  let seed = 1;
  const chance = () => {
    seed = (seed * 48_271) % 2_147_483_647;
    return seed / 2_147_483_647;
  };
  for (let order = 0; order < orders; order++) {
    const customer = Math.floor(chance() ** 2 * 5000);
    const at = new Date(now - DAY_MS * (366 - (365 * order) / orders)).toISOString().slice(0, 16);
    for (let line = 0; line < 4; line++) {
      const product = Math.floor(chance() ** 3 * 750) * 4 + line;
      rows.push(
        `C${customer},${order},${at},P${product},"Product, no. ${product}",${1 + (order % 6)},${(product % 90) + 0.95}`,
      );
    }
  }
  return rows.join('\n');
}
