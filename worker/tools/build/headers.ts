// Response headers of the static files, in the `_headers` format of Workers static assets.

const CONSOLE_POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** As strict as a shop can be: whatever Reprise draws there, it draws without any `unsafe-*`. */
const DEMO_POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'";

const rule = (path: string, headers: Record<string, string>) =>
  [path, ...Object.entries(headers).map(([name, value]) => `  ${name}: ${value}`)].join('\n');

/**
 * The text of `_headers`. Rules match paths without their query: a chunk is kept for a year even without `?v=`,
 * but no code of ours asks for one that way.
 */
export function headersFile({ production }: { readonly production: boolean }): string {
  const rules = [
    rule('/*', { 'X-Content-Type-Options': 'nosniff', 'Referrer-Policy': 'strict-origin-when-cross-origin' }),
    rule('/reprise.js', {
      'Cache-Control': 'public, max-age=300',
      'Access-Control-Allow-Origin': '*',
      'Cross-Origin-Resource-Policy': 'cross-origin',
    }),
    rule('/r/*', {
      'Cache-Control': 'public, max-age=31536000, immutable',
      'Access-Control-Allow-Origin': '*',
      'Cross-Origin-Resource-Policy': 'cross-origin',
    }),
    rule('/openapi.json', { 'Cache-Control': 'public, max-age=300', 'Access-Control-Allow-Origin': '*' }),
    rule('/console/*', { 'Content-Security-Policy': CONSOLE_POLICY }),
    ...(production ? [] : [rule('/demo/*', { 'Content-Security-Policy': DEMO_POLICY })]),
  ];
  return `${rules.join('\n\n')}\n`;
}
