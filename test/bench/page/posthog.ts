// PostHog's surveys, from its npm package, with a server of this machine in place of its cloud. Everything but surveys is
// switched off: what is measured is the least that its snippet loads to ask somebody something.
import { readFile } from 'node:fs/promises';
import type { Answer, Asked } from './edge.ts';

const TOKEN = 'phc_bench';
const SETTINGS = {
  person_profiles: 'identified_only',
  autocapture: false,
  capture_performance: false,
  capture_heatmaps: false,
  capture_dead_clicks: false,
  disable_session_recording: true,
  opt_out_useragent_filter: true,
};

/** What a project without recordings, web vitals, heatmaps and exceptions answers to its snippet. */
const REMOTE_CONFIG = {
  token: TOKEN,
  supportedCompression: ['gzip', 'gzip-js'],
  hasFeatureFlags: false,
  captureDeadClicks: false,
  capturePerformance: false,
  autocapture_opt_out: true,
  autocaptureExceptions: false,
  analytics: { endpoint: '/i/v0/e/' },
  elementsChainAsString: true,
  sessionRecording: false,
  heatmaps: false,
  surveys: true,
  defaultIdentifiedOnly: true,
  siteApps: [],
};

/** The survey as it is set up there; `path`: the only page it is for. */
const survey = (path: string, delaySeconds: number) => ({
  id: '0190f0e0-0000-7000-8000-000000000001',
  name: 'Welcome',
  description: '',
  type: 'popover',
  questions: [
    {
      id: '0190f0e0-0000-7000-8000-000000000002',
      type: 'open',
      question: '15% off your first cup',
      description: 'Leave your address and we will put the kettle on.',
      descriptionContentType: 'text',
      buttonText: 'Get my 15%',
      optional: false,
    },
  ],
  appearance: {
    position: 'right',
    surveyPopupDelaySeconds: delaySeconds,
    displayThankYouMessage: true,
    thankYouMessageHeader: 'Welcome to the table',
    placeholder: 'Email address',
    whiteLabel: true,
  },
  conditions: { url: path, urlMatchType: 'icontains', events: null, actions: null },
  linked_flag_key: null,
  targeting_flag_key: null,
  internal_targeting_flag_key: null,
  feature_flag_keys: [],
  schedule: 'once',
  start_date: '2026-01-01T00:00:00Z',
  end_date: null,
  current_iteration: null,
  current_iteration_start_date: null,
});

/** What stands in the page: a stub that keeps the call of `init`, as its snippet does, and its script. */
export const posthogTag = (api: string): string => {
  const init = JSON.stringify([TOKEN, { api_host: api, ...SETTINGS }, 'posthog']);
  return `<script>window.posthog = Object.assign([], { _i: [${init}], __SV: 1, people: [] });</script>
<script async crossorigin="anonymous" src="${api}/static/array.js"></script>`;
};

/** Answers for its cloud: its scripts and one running survey, meant for pages whose address has `path` in it. */
export function posthogCloud(path: string, delaySeconds: number): (asked: Asked) => Promise<Answer> {
  const dist = new URL('dist/', import.meta.resolve('posthog-js/package.json'));
  return async ({ url: { pathname } }) => {
    const script = /^\/static\/(?:[\d.]+\/)?(array|surveys)\.js$/.exec(pathname)?.[1];
    if (script) return open('text/javascript', await readFile(new URL(`${script}.js`, dist), 'utf8'));
    if (pathname === `/array/${TOKEN}/config.js`)
      return open('text/javascript', remoteConfigScript(JSON.stringify(REMOTE_CONFIG)));
    if (pathname === `/array/${TOKEN}/config`) return json(REMOTE_CONFIG);
    if (pathname === '/api/surveys/') return json({ surveys: [survey(path, delaySeconds)] });
    if (pathname.startsWith('/flags')) return json({ flags: {}, featureFlags: {}, ...REMOTE_CONFIG });
    if (/^\/(i\/v0\/)?e\//.test(pathname)) return json({ status: 1 });
    return { ...json({}), status: 404 };
  };
}

const remoteConfigScript = (config: string) =>
  `(window._POSTHOG_REMOTE_CONFIG ??= {})['${TOKEN}'] = { config: ${config}, siteApps: [] };`;

const json = (body: object): Answer => open('application/json', JSON.stringify(body));

/** Like the real one: any origin, any header, no cookie. */
function open(type: string, body: string): Answer {
  const headers = {
    'access-control-allow-origin': '*',
    'access-control-allow-headers': '*',
    'cache-control': 'public, max-age=300',
  };
  return { type, body, headers };
}
