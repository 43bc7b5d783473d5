// Every reason in words. The switch is exhaustive: a new reason does not compile until it has a sentence.
import type { Reason } from './reason.ts';

/** One sentence for a marketer. */
export function sentenceOf(reason: Reason): string {
  switch (reason.code) {
    case 'not-live':
      return `The campaign is ${reason.actual === 'draft' ? 'a draft' : 'paused'}.`;
    case 'not-yet':
      return `The campaign starts on ${reason.expected}.`;
    case 'over':
      return `The campaign ended on ${reason.expected}.`;
    case 'other-weekday':
      return `It is ${reason.actual} in the store's time zone; the campaign runs on ${either(reason.expected)}.`;
    case 'other-hour':
      return `It is ${reason.actual} in the store's time zone; the campaign runs at ${either(reason.expected)}.`;
    case 'needs-consent':
      return 'The visitor has not consented, so nothing is known of their visit or of them.';
    case 'not-in-segment':
      return `The visitor is in ${all(reason.actual)}; the campaign is for ${reason.of === 'any' ? either(reason.expected) : all(reason.expected)}.`;
    case 'in-segment':
      return `The visitor is in ${all(reason.actual)}; the campaign leaves out ${either(reason.expected)}.`;
    case 'other-page':
      return `This is a page of kind ${reason.actual}; the campaign is for ${either(reason.expected)}.`;
    case 'other-url':
      return `The path ${reason.actual} matches none of ${all(reason.expected)}.`;
    case 'excluded-url':
      return `The path ${reason.actual} matches one of those left out: ${all(reason.expected)}.`;
    case 'quiet-url':
      return `No overlay opens on ${reason.actual}, which is one of the quiet addresses.`;
    case 'other-device':
      return `The device is ${known(reason.actual)}; the campaign is for ${either(reason.expected)}.`;
    case 'other-country':
      return `The country is ${known(reason.actual)}; the campaign is for ${either(reason.expected)}.`;
    case 'other-language':
      return `The page is in ${reason.actual}; the campaign is for ${either(reason.expected)}.`;
    case 'other-currency':
      return `The page is in ${reason.actual}; the value of its cart cannot be compared with an amount in ${reason.expected}.`;
    case 'condition':
      return reason.clause.startsWith('$')
        ? `The condition under ${reason.clause} does not hold.`
        : `${reason.clause} is ${json(reason.actual)}; the condition asks for ${json(reason.expected)}.`;
    case 'already-subscribed':
      return 'The visitor has subscribed already; welcome campaigns are for those who have not.';
    case 'stopped':
      return `This browser has answered the campaign (${reason.actual}); it does not come back.`;
    case 'closed-recently':
      return `The visitor closed it ${count(reason.actual)} days ago; it stays away for ${reason.expected}.`;
    case 'at-most':
      return `It was shown ${times(reason.actual)}${reason.days ? ` in ${reason.days} days` : ''}; the cap is ${times(reason.expected)}.`;
    case 'per-session':
      return `It was shown ${times(reason.actual)} in this visit; the cap is ${times(reason.expected)}.`;
    case 'session-limit':
      return `This visit has had ${reason.actual} overlays; the limit is ${reason.expected}.`;
    case 'cart-empty':
      return 'The cart is empty, or the page does not say what is in it.';
    case 'goal-country':
      return `The country is ${known(reason.actual)}; the shipping goal holds in ${either(reason.expected)}.`;
    case 'goal-currency':
      return `The page is in ${reason.expected}; the shipping goal is given in ${all(reason.actual)}.`;
    case 'offer-currency':
      return `The page is in ${reason.expected}; the ${reason.part} of the offer is given in ${all(reason.actual)}.`;
    case 'no-codes':
      return `The code pool ${reason.expected} is empty, and the offer has no fallback code.`;
    case 'budget-spent':
      return 'The budget of the offer is spent.';
    case 'slot-absent':
      return `The page has no slot ${reason.expected}; it has ${all(reason.actual)}.`;
    case 'slot-taken':
      return `Campaign ${reason.actual} comes earlier and has taken the ${reason.expected}.`;
    case 'overlay-limit':
      return `${reason.expected} overlays come earlier in the order; one page gets no more.`;
    case 'nothing-due':
      return 'No product is due for this person.';
    case 'nothing-to-recommend':
      return 'There is no product to recommend here.';
    case 'held-out':
      return 'The visitor is in the holdout of its experiment, which sees nothing of it.';
    case 'control-group':
      return 'The visitor is in the control group of the store, which sees nothing at all.';
    default:
      return unreachable(reason);
  }
}

const join = (names: readonly string[], word: string): string =>
  names.length < 2 ? (names[0] ?? 'none') : `${names.slice(0, -1).join(', ')} ${word} ${names.at(-1)}`;
const either = (names: readonly string[]): string => join(names, 'or');
const all = (names: readonly string[]): string => join(names, 'and');
const known = (name: string | null): string => name ?? 'not known';
const json = (value: unknown): string =>
  value === null ? 'not known' : (JSON.stringify(value) ?? 'not known');
const times = (value: number): string => (value === 1 ? 'once' : `${value} times`);
const count = (value: number): string => String(Math.floor(value));

const unreachable = (reason: never): never => {
  throw new TypeError(`no sentence for ${JSON.stringify(reason)}`);
};
