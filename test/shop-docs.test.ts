// The lines a shop owner pastes from docs/ are code of ours that no compiler sees: what must not be lost in them.
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { checkConfig } from '../shared/schema/check-config.ts';
import { FIELDS } from '../worker/import/columns.ts';

const docs = resolve(import.meta.dirname, '../docs');
const read = (name: string) => readFileSync(join(docs, `${name}.md`), 'utf8');

/** The fenced code of a language in a page. */
const snippets = (page: string, language: string) =>
  [...read(page).matchAll(new RegExp(`^ *\`\`\`${language}\\n([\\s\\S]*?)^ *\`\`\``, 'gm'))].map(
    ([, code = '']) => code,
  );

const php = snippets('woocommerce', 'php').join('\n');

test('the PHP file links orders of both checkouts, by the names the Worker and the widget know', () => {
  for (const hook of [
    'woocommerce_checkout_create_order',
    'woocommerce_store_api_checkout_update_order_from_request',
  ])
    expect(php).toContain(`add_action( '${hook}', 'reprise_link_order' )`);
  expect(php).toContain("update_meta_data( '_reprise_visitor', $hash )");
  const cart = readFileSync(resolve(docs, '../widget/cart/woo-cart.ts'), 'utf8');
  expect(cart).toContain("'reprise_visitor'");
  expect(php).toContain("$_COOKIE['reprise_visitor']");
});

/** The page of a WordPress shop whose banner speaks the WP Consent API, with the script of the docs on it. */
function wordpress() {
  const page = new EventTarget();
  const told: unknown[] = [];
  const allowed = new Set<string>();
  const [, code = ''] = /<script>([\s\S]*?)<\/script>/.exec(snippets('woocommerce', 'html')[0] ?? '') ?? [];
  const window: Record<string, unknown> = {
    addEventListener: page.addEventListener.bind(page),
    reprise: (_: string, granted: boolean) => told.push(granted),
  };
  const scope = {
    ...{ window, document: page, reprise: window.reprise },
    wp_has_consent: (category: string) => allowed.has(category),
    ...{ setTimeout: (run: () => void) => (window.later = run), clearTimeout: () => undefined },
  };
  window.wp_has_consent = scope.wp_has_consent;
  new Function(...Object.keys(scope), code)(...Object.values(scope));
  const happens = (name: string) => {
    page.dispatchEvent(new Event(name));
    return () => typeof window.later === 'function' && window.later();
  };
  return { window, told, allowed, happens };
}

test('what the WP Consent API says is handed on: nothing before an answer, one word for both categories', () => {
  const { window, told, allowed, happens } = wordpress();
  allowed.add('preferences').add('statistics');
  happens('load')();
  expect(told, 'without a consent type the API allows everything').toEqual([]);
  window.wp_consent_type = 'optin';
  allowed.clear();
  happens('wp_consent_type_defined')();
  expect(told, 'not asked yet').toEqual([]);
  allowed.add('preferences');
  happens('wp_listen_for_consent_change');
  allowed.add('statistics');
  happens('wp_listen_for_consent_change')();
  expect(told).toEqual([true]);
  allowed.delete('statistics');
  happens('wp_listen_for_consent_change')();
  expect(told).toEqual([true, false]);
});

test('what comes from a cookie is unslashed, cleaned and of the form of a hash before it is kept', () => {
  expect(php).toContain("sanitize_text_field( wp_unslash( $_COOKIE['reprise_visitor'] ) )");
  const [, pattern = ''] = /preg_match\( '\/(.+?)\/D', \$hash \)/.exec(php) ?? [];
  expect('a'.repeat(64)).toMatch(new RegExp(pattern));
  for (const bad of ['A'.repeat(64), 'a'.repeat(63), `${'a'.repeat(64)}<`, `${'a'.repeat(65)}`, ''])
    expect(bad).not.toMatch(new RegExp(pattern));
});

test('the PHP file signs who is signed in as the Worker checks it, and nothing caches it', () => {
  expect(php).toContain("hash_hmac( 'sha256', $id . ':' . $at, REPRISE_IDENTITY_SECRET )");
  expect(php).toContain('$at = time();');
  expect(php.indexOf('nocache_headers()')).toBeGreaterThan(php.indexOf('wp_ajax_reprise_identity'));
  expect(php).not.toContain('wp_ajax_nopriv');
  expect(php).toMatch(/wp_footer[\s\S]+is_user_logged_in\(\)/);
});

test('what the PHP file prints is escaped', () => {
  expect(php).toContain('esc_url( REPRISE_WORKER ), esc_attr( REPRISE_STORE )');
  expect(php).toContain('JSON_HEX_TAG');
  expect(php).toMatch(/^<\?php\n/);
  expect(php).toContain("defined( 'ABSPATH' ) || exit;");
});

test('the Liquid signs as the Worker checks it, for customers only, and prints JSON', () => {
  const liquid = snippets('shopify', 'liquid').join('\n');
  expect(liquid).toContain("assign reprise_at = 'now' | date: '%s'");
  expect(liquid).toContain("customer.id | append: ':' | append: reprise_at");
  expect(liquid).toContain('reprise_who | hmac_sha256: settings.reprise_secret | json');
  expect(liquid.indexOf('if customer')).toBeLessThan(liquid.indexOf('identify'));
  expect(read('shopify')).toContain('`reprise_visitor`');
});

/** Headings of the second level, in order. */
const headings = (page: string) => [...read(page).matchAll(/^## (.+)$/gm)].map(([, heading = '']) => heading);
/** What a heading is linked by. */
const anchorOf = (heading: string) =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .replaceAll(' ', '-');

const SHOPS = ['shopify', 'woocommerce', 'google-tag-manager', 'headless', 'other-shops'];

test.each([...SHOPS, 'first-steps'])(
  'the scripts of %s.md can be parsed, and its links lead somewhere',
  (page) => {
    const scripts = [
      ...snippets(page, 'js'),
      ...snippets(page, 'html').flatMap((html) =>
        [...html.matchAll(/<script>([\s\S]*?)<\/script>/g)].map(([, code = '']) => code),
      ),
    ];
    for (const script of scripts) expect(() => new Function(script)).not.toThrow();
    const links = [...read(page).matchAll(/\]\(([\w-]+)\.md(?:#([\w-]+))?\)/g)];
    expect(links.length).toBeGreaterThan(0);
    for (const [link, to = '', anchor] of links)
      if (anchor === undefined) expect(() => read(to)).not.toThrow();
      else expect(headings(to).map(anchorOf), link).toContain(anchor);
  },
);

test.each(SHOPS)('%s.md begins with consent and ends with how one sees that it works', (page) => {
  const sections = headings(page);
  expect(sections[0]).toBe('1. Consent');
  expect(sections.at(-1)).toBe('How you see that it works');
  expect(sections.some((heading) => heading.startsWith('What does not work'))).toBe(true);
  expect(sections.some((heading) => heading.endsWith('Orders and products'))).toBe(true);
  for (const word of ['data-consent', '"origins": [', "reprise('debug')", 'first-steps.md#4-does-it-work'])
    expect(read(page)).toContain(word);
});

test('the rules that the first steps begin with are sound, and anybody sees the first', () => {
  const [document = ''] = snippets('first-steps', 'json');
  const { config, faults } = checkConfig(JSON.parse(document));
  expect(faults).toEqual([]);
  expect(config?.campaigns.map(({ status, audience }) => [status, audience])).toEqual([['live', undefined]]);
});

test('the columns that the first steps name are read as what they are named under', () => {
  const rows = [...read('first-steps').matchAll(/^\| ([a-zA-Z, ()]+) \| (`.+) \|$/gm)];
  const known: Readonly<Record<string, readonly string[]>> = { ...FIELDS.products, ...FIELDS.orders };
  const fields = (cell: string) =>
    cell.split(', ').filter((word) => Object.hasOwn(known, word.replace(/ .*/, '')));
  const of = rows.filter(([, cell = '']) => fields(cell).length > 0);
  expect(of.length).toBeGreaterThan(15);
  for (const [row, cell = '', columns = ''] of of) {
    const meant = fields(cell).map((word) => word.replace(/ .*/, ''));
    for (const [, name = ''] of columns.matchAll(/`([a-z ]+)`/g)) {
      const readAs = [FIELDS.orders, FIELDS.products].flatMap((table) =>
        Object.entries<readonly string[]>(table).flatMap(([field, names]) =>
          names.includes(name) ? [field] : [],
        ),
      );
      expect(
        readAs.some((field) => meant.includes(field)),
        `${name} in ${row}`,
      ).toBe(true);
    }
  }
});
