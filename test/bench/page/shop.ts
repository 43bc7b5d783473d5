// The shop: the demo's pages as the Worker serves them, with another tag in the head of each.
import { type Answer, type Asked, forwarding } from './edge.ts';
import type { Scenario } from './scenario.ts';

const OWN_TAG = /<script async src="\/reprise\.js"[^>]*><\/script>\n?/;

/** Pages by `?with=` the id of a scenario. */
export function shopPages(worker: string, known: readonly Scenario[]): (asked: Asked) => Promise<Answer> {
  const forward = forwarding(worker);
  return async (asked) => {
    const answer = await forward(asked);
    if (!answer.type.startsWith('text/html')) return answer;
    const scenario = known.find(({ id }) => id === asked.url.searchParams.get('with'));
    if (!scenario || !OWN_TAG.test(answer.body)) throw new Error(`no page to measure at ${asked.url}`);
    const body = answer.body.replace(OWN_TAG, '').replace('</head>', () => `${scenario.tag}\n</head>`);
    return { ...answer, body };
  };
}
