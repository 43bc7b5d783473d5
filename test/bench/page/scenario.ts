// Scenarios: one page, with nothing on it, with Reprise, with PostHog; each with something to show and without.
import { posthogTag } from './posthog.ts';

export type Scenario = {
  /** As the shop's page is asked for: `?with=`. */
  readonly id: string;
  readonly name: string;
  /** What is put into the head of the page. */
  readonly tag: string;
  /** Where the tool is served; nothing where there is none. */
  readonly tool?: string;
  /** Where the offer stands once it does; nothing where there is none to show. */
  readonly shows?: string;
};

/** Where the tools are served: PostHog with a survey for the page, and with one for another page. */
export type Places = Readonly<Record<'reprise' | 'posthog' | 'posthogElsewhere', string>>;

/** The stores of the Worker, by what they have for a new visitor of the product page. */
export const STORES = { nothing: 'bench-nothing', popup: 'bench-popup', demo: 'demo' };

const OUR_POPUP = 'reprise-view dialog';
const THEIR_POPUP = '[class*="PostHogSurvey"] form';

/** The page alone comes first; everything is compared with it. */
export function scenarios({ reprise, posthog, posthogElsewhere }: Places): Scenario[] {
  const ours = (store: string) => ({
    tool: reprise,
    tag: `<script async src="${reprise}/reprise.js" data-store="${store}" data-consent="assumed"></script>`,
  });
  const theirs = (tool: string) => ({ tool, tag: posthogTag(tool) });
  return [
    { id: 'alone', name: 'Page alone', tag: '' },
    { id: 'nothing', name: 'Reprise, nothing to show', ...ours(STORES.nothing) },
    { id: 'popup', name: 'Reprise, popup', ...ours(STORES.popup), shows: OUR_POPUP },
    { id: 'demo', name: 'Reprise, popup + recommendations', ...ours(STORES.demo), shows: OUR_POPUP },
    { id: 'posthog-nothing', name: 'PostHog, nothing to show', ...theirs(posthogElsewhere) },
    { id: 'posthog', name: 'PostHog, popup survey', ...theirs(posthog), shows: THEIR_POPUP },
  ];
}
