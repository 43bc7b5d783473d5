// `npm run bench [-- decide|replay|serve|features|import|models|lint|experiment|page …] [--json]`: every figure the README states, measured in one run.
import { parseArgs } from 'node:util';
import { tableOf } from './page/table.ts';
import type { Row } from './row.ts';

const benches: Record<string, () => Promise<Row[]>> = {
  decide: async () => (await import('./decide.ts')).decideBench(),
  replay: async () => (await import('./replay.ts')).replayBench(),
  serve: async () => (await import('./serve.ts')).serveBench(),
  features: async () => (await import('./features.ts')).featuresBench(),
  import: async () => (await import('./import.ts')).importBench(),
  models: async () => (await import('./models.ts')).modelsBench(),
  experiment: async () => (await import('./experiment.ts')).experimentBench(),
  lint: async () => (await import('./lint.ts')).lintBench(),
  page: async () => (await import('./page/page-bench.ts')).pageBench(),
};

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { json: { type: 'boolean', default: false } },
});
const unknown = positionals.filter((name) => !(name in benches));
if (unknown.length > 0) {
  console.error(`There is no benchmark ${unknown.join(', ')}; there are ${Object.keys(benches).join(', ')}.`);
  process.exit(1);
}

const rows: Row[] = [];
for (const name of positionals.length > 0 ? positionals : Object.keys(benches)) {
  console.error(`${name} …`);
  const measured = (await benches[name]?.()) ?? [];
  rows.push(...measured);
  if (values.json) continue;
  for (const row of measured) if (!row.column) console.log(lineOf(row));
  console.log(tableOf(measured.filter(({ column }) => column)));
}
if (values.json) console.log(JSON.stringify(rows));

function lineOf({ bench, what, value, unit, goal }: Row): string {
  const number = value.toLocaleString('en', { maximumSignificantDigits: 3 });
  return `${bench.padEnd(7)} ${what.padEnd(52)} ${number.padStart(10)} ${unit}${goal ? `   (goal ${goal})` : ''}`;
}
