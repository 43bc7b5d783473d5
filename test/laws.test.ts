// The laws of the tree hold because the linter refuses what breaks them: each row is planted in a copy and linted.
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '..');
const take = (from: string, words = 'import { a }') =>
  `${words} from '${from}';\nexport const b: unknown = a;\n`;
const takeType = (from: string) => `import type { A } from '${from}';\nexport type B = A;\n`;

const refused: [law: string, file: string, code: string][] = [
  ['shared/ has no clock', 'shared/decide/now.ts', 'export const n = Date.now();\n'],
  ['shared/ has no clock', 'shared/decide/date.ts', 'export const n = new Date();\n'],
  ['shared/ has no chance', 'shared/decide/random.ts', 'export const n = Math.random();\n'],
  ['shared/ has no chance', 'shared/decide/uuid.ts', 'export const n = crypto.randomUUID();\n'],
  ['shared/ has no I/O', 'shared/decide/fetch.ts', "export const n = fetch('/');\n"],
  ['shared/ imports shared/ only', 'shared/decide/up.ts', take('../../worker/read/keys.ts')],
  ['shared/ imports shared/ only', 'shared/decide/node.ts', take('node:fs')],
  [
    'a decision never wakes the Durable Object',
    'worker/routes/decide.ts',
    takeType('../store/api/orders.ts'),
  ],
  [
    'a decision never wakes the Durable Object',
    'worker/routes/decide/answer.ts',
    takeType('../../store/stub.ts'),
  ],
  ['reading knows no store', 'worker/read/config.ts', take('../store/stub.ts')],
  ['routes know the store by its stub', 'worker/routes/orders.ts', take('../store/orders.ts')],
  ['only publish writes the read model', 'worker/store/orders.ts', take('../read/keys.ts')],
  ['page/ takes types of shared/', 'widget/page/url.ts', take('../../shared/schema/page.ts')],
  ['page/ knows no loader', 'widget/page/ga4.ts', take('../loader/index.ts')],
  ['loader/ takes types of shared/', 'widget/loader/ask.ts', take('../../shared/schema/page.ts')],
  ['loader/ fetches show/ by import()', 'widget/loader/show.ts', take('../show/index.ts')],
  ['loader/ fetches cart/ by import()', 'widget/loader/cart.ts', take('../cart/index.ts')],
  ['loader/ fetches preview/ by import()', 'widget/loader/look.ts', take('../preview/index.ts')],
  ['preview/ knows no loader', 'widget/preview/tag.ts', take('../loader/tag.ts')],
  ['cart/ takes types of shared/', 'widget/cart/money.ts', take('../../shared/schema/money.ts')],
  ['views/ know no cart', 'widget/views/cart.tsx', take('../cart/index.ts')],
  ['loader/ has no framework', 'widget/loader/draw.ts', take('preact')],
  ['show/ fetches views by import()', 'widget/show/views.ts', take('../views/overlay.tsx')],
  ['show/ takes no other code of shared/', 'widget/show/decide.ts', take('../../shared/decide/decide.ts')],
  ['views/ take types of shared/', 'widget/views/card.tsx', take('../../shared/schema/page.ts')],
  ['the demo knows Reprise by its tag', 'widget/demo/cart.ts', take('../show/index.ts')],
  ['nothing imports test/', 'worker/routes/events.ts', take('../../test/support/worker.ts')],
  ['no any', 'shared/decide/any.ts', 'export type A = any;\n'],
];

const allowed: [why: string, file: string, code: string][] = [
  [
    'a moment given is not a clock',
    'shared/decide/given.ts',
    'export const n = (t: number) => new Date(t);\n',
  ],
  ['routes know the stub', 'worker/routes/leads.ts', take('../store/stub.ts')],
  ['publish writes the read model', 'worker/store/publish.ts', take('../read/keys.ts')],
  ['cart imports page', 'widget/cart/read.ts', take('../page/url.ts')],
  ['loader imports page', 'widget/loader/page.ts', take('../page/url.ts')],
  ['show takes frequency', 'widget/show/frequency.ts', take('../../shared/decide/frequency.ts')],
  ['show takes types', 'widget/show/types.ts', takeType('../../shared/schema/decision.ts')],
  ['loader fetches show', 'widget/loader/lazy.ts', "export const b = () => import('../show/index.ts');\n"],
  ['show fetches views', 'widget/show/lazy.ts', "export const b = () => import('../views/overlay.tsx');\n"],
];

let copy = '';
let faulty: Map<string, string>;

beforeAll(() => {
  copy = mkdtempSync(join(tmpdir(), 'reprise-laws-'));
  cpSync(join(root, 'biome.json'), join(copy, 'biome.json'));
  cpSync(join(root, '.biome'), join(copy, '.biome'), { recursive: true });
  for (const [, file, code] of [...refused, ...allowed]) {
    mkdirSync(dirname(join(copy, file)), { recursive: true });
    writeFileSync(join(copy, file), code);
  }
  faulty = lint(copy);
});

afterAll(() => rmSync(copy, { recursive: true }));

test.each(refused)('%s: refuses %s', (_, file) => {
  expect(faulty.get(file)).toMatch(/noRestrictedImports|noRestrictedGlobals|plugin|noExplicitAny/);
});

test.each(allowed)('%s: allows %s', (_, file) => {
  expect(faulty.get(file) ?? '').toBe('');
});

/** Files with an error, and the names of the rules they break. */
function lint(folder: string): Map<string, string> {
  const biome = join(root, 'node_modules/@biomejs/biome/bin/biome');
  const args = [biome, 'lint', '--vcs-enabled=false', '--reporter=json', '--max-diagnostics=none'];
  const faults = new Map<string, string>();
  for (const d of JSON.parse(outputOf(args, folder)).diagnostics) {
    const file = d.location.path.file ?? d.location.path;
    if (d.severity === 'error') faults.set(file, `${faults.get(file) ?? ''} ${d.category}`);
  }
  return faults;
}

function outputOf(args: string[], cwd: string): string {
  try {
    return execFileSync(process.execPath, args, {
      cwd,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
  } catch (error) {
    if (error instanceof Error && 'stdout' in error) return String(error.stdout);
    throw error;
  }
}
