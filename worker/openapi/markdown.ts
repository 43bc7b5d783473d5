// docs/api.md: the same calls for people, each with one example.
import type { Answer, Body, Call, Caller, Group } from './call.ts';
import { PROBLEM_TITLES, problemsOf } from './problem.ts';

const CALLER: Readonly<Record<Caller, string>> = {
  anybody: 'Anybody may call it.',
  page: 'For pages of the store’s origins.',
  platform: 'Signed by the shop platform.',
  operator: 'Takes the operator key.',
  key: 'Takes any key of the store.',
  config: 'Takes a key with the scope `config`.',
  import: 'Takes a key with the scope `import`.',
  reports: 'Takes a key with the scope `reports`.',
  people: 'Takes a key with the scope `people`.',
  'config or operator': 'Takes a key with the scope `config`, or the operator key.',
};

/** The documentation of these calls in Markdown. */
export function markdownOf(groups: readonly Group[]): string {
  const parts = [
    '# The HTTP interface',
    'Made from the schemas the Worker checks with; `/openapi.json` (OpenAPI 3.1) has every field, for tools. Keys go into `Authorization: Bearer …`. Times are milliseconds since 1970 unless said otherwise; money is in minor units.',
    'Every "no" is `application/problem+json` (RFC 9457); where the input is at fault, `errors` names each place by JSON Pointer:',
    fence(
      `{ "type": "about:blank", "title": "The input is not acceptable", "status": 422, "detail": "One fault was found.",\n  "errors": [{ "pointer": "/campaigns/2/audience/segments/0", "detail": "there is no segment \`loyl\`; did you mean \`loyal\`?" }] }`,
      'json',
    ),
    Object.entries(PROBLEM_TITLES)
      .map(([status, title]) => `- **${status}** ${title}`)
      .join('\n'),
    ...groups.flatMap(({ name, about, calls }) => [
      `## ${name}`,
      about,
      ...calls.flatMap((call) => callParts(call)),
    ]),
  ];
  return `${parts.join('\n\n')}\n`;
}

function callParts(call: Call): string[] {
  const { method, path, summary, about, caller, parameters = {}, bodies = [], answers } = call;
  const lines = Object.entries(parameters).map(
    ([name, { in: place, about: what }]) => `- \`${name}\` (${place}): ${what}`,
  );
  const others = bodies
    .slice(1)
    .map(({ type, about: what }) => `\`${type}\`${what === undefined ? '' : ` (${what})`}`);
  const problems = problemsOf(call);
  return [
    `### ${method.toUpperCase()} ${path}`,
    [`**${summary}.**`, about, CALLER[caller]].filter((text) => text !== undefined).join(' '),
    ...(lines.length > 0 ? [lines.join('\n')] : []),
    ...(others.length > 0 ? [`Or as ${others.join(', ')}.`] : []),
    fence(requestOf(call), 'http'),
    ...Object.entries(answers).map(([status, answer]) => answerOf(status, answer)),
    ...(problems.length > 0 ? [`Problems: ${problems.join(', ')}.`] : []),
  ];
}

function requestOf({ method, path, example = {}, bodies = [], parameters = {} }: Call): string {
  const names: Readonly<Record<string, string>> = { store: 'petal', ...example.path };
  const address = path.replace(/\{(\w+)\}/g, (_, name: string) => names[name] ?? name);
  const [body] = bodies;
  return [
    `${method.toUpperCase()} ${address}${example.query === undefined ? '' : `?${example.query}`}`,
    ...('If-Match' in parameters ? ['If-Match: "2-9d8c7b6a5f4e"'] : []),
    ...(body?.example === undefined ? [] : ['', exampleText(body)]),
  ].join('\n');
}

const answerOf = (status: string, { about, body }: Answer): string =>
  [`**${status}** ${about}`, ...(body?.example === undefined ? [] : [fence(exampleText(body), 'json')])].join(
    '\n\n',
  );

const exampleText = ({ example }: Body): string =>
  typeof example === 'string' ? example : JSON.stringify(example, null, 2);

const fence = (text: string, language: string): string => `\`\`\`${language}\n${text}\n\`\`\``;
