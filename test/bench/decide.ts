// decide() alone, in this process: 10, 100 and 1,000 campaigns, and explain() beside it.
import { Bench } from 'tinybench';
import * as v from 'valibot';
import type { Context } from '../../shared/decide/context.ts';
import { decide } from '../../shared/decide/decide.ts';
import { explain } from '../../shared/decide/explain.ts';
import { liveConfig } from '../../shared/decide/live-config.ts';
import { prepare } from '../../shared/decide/prepare.ts';
import { checkConfig } from '../../shared/schema/check-config.ts';
import { Page, Session } from '../../shared/schema/page.ts';
import { configOf, request } from './fixtures.ts';
import type { Row } from './row.ts';

const context: Context = {
  consent: true,
  visitor: 'bench-visitor',
  profile: null,
  catalog: null,
  page: v.parse(Page, request.page),
  session: v.parse(Session, request.session),
  slots: request.slots,
  geo: { country: 'IT' },
  now: Date.parse('2026-11-21T10:00:00Z'),
};

export async function decideBench(): Promise<Row[]> {
  const bench = new Bench({ time: 1000 });
  for (const n of [10, 100, 1000]) {
    const { config } = checkConfig(configOf(n));
    if (!config) throw new Error('the bench config has faults');
    const prepared = prepare(liveConfig(config), 1);
    bench.add(`decide, ${n} campaigns`, () => void decide(prepared, context));
    bench.add(`explain, ${n} campaigns`, () => void explain(prepared, context));
  }
  await bench.run();
  return bench.tasks.map((task) => ({
    bench: 'decide',
    what: task.name,
    value: (task.result && 'latency' in task.result ? task.result.latency.p50 : Number.NaN) * 1000,
    unit: 'µs median',
  }));
}
