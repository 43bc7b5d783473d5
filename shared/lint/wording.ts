// Every finding in words: what is so, and what to do. The switch is exhaustive: a new finding does not compile until it
// has its sentences.
import { quoted } from '../schema/fault.ts';
import type { Finding } from './finding.ts';

/** What is wrong, and its remedy; a sentence each, for a marketer. */
export type Words = readonly [detail: string, remedy: string];

export function wordsOf(found: Finding): Words {
  switch (found.code) {
    case 'schedule-over':
      return [`The campaign ended on ${found.until}.`, 'Move `until`, or pause the campaign.'];
    case 'never-open':
      return [
        `None of its weekdays and hours comes before it ends on ${found.until}.`,
        'Move `until`, or take other weekdays and hours.',
      ];
    case 'condition-empty':
      return [`Nobody can meet the condition${at(found.attribute)}.`, 'Change or drop one of its clauses.'];
    case 'audience-empty':
      if (found.rule) return OF_RULE[found.rule];
      return [
        `Nobody can be in this audience: its parts rule each other out${at(found.attribute)}.`,
        'Change or drop one of the parts.',
      ];
    case 'segment-empty':
      return [`Nobody can be in the segment ${quoted(found.segment)}.`, 'Change or drop one of its clauses.'];
    case 'urls-excluded':
      return [
        `Every address of the campaign (${all(found.urls)}) is left out as well.`,
        'Leave out less, or add an address.',
      ];
    case 'urls-quiet':
      return [
        `No overlay opens on ${found.urls.length > 0 ? all(found.urls) : 'any page'}: the store's \`quietUrls\` cover it.`,
        'Show it inline, take other addresses, or shorten `limits.quietUrls`.',
      ];
    case 'overlays-off':
      return [
        '`limits.overlaysPerSession` is 0, so no overlay opens by itself.',
        'Raise the limit, show the campaign inline, or let a click open it.',
      ];
    case 'all-held':
      return [
        found.by === 'control'
          ? 'The control group of the store is everybody: nobody who consents is shown anything.'
          : 'The holdout is everybody: nobody who consents is shown the campaign.',
        `Make \`${found.by}\` a share below 1, like 0.1.`,
      ];
    case 'shadowed':
      return [
        `It is never shown: ${found.by} comes earlier, takes the same visits and always fills ${place(found.place)}.`,
        'Move it up, give it a place of its own, or narrow the earlier audience.',
      ];
    default:
      return otherWords(found);
  }
}

type Others = Exclude<
  Finding,
  {
    readonly code:
      | ('schedule-over' | 'never-open' | 'condition-empty' | 'audience-empty' | 'segment-empty')
      | ('urls-excluded' | 'urls-quiet' | 'overlays-off' | 'all-held' | 'shadowed');
  }
>;

function otherWords(found: Others): Words {
  switch (found.code) {
    case 'segment-both':
      return [
        `The segment ${quoted(found.segment)} is both wanted and left out; whoever is in it is left out.`,
        'Take it out of one of the two lists.',
      ];
    case 'pin-excluded':
      return [
        `The product ${quoted(found.product)} is pinned, and ${found.by === 'exclude' ? '`exclude` leaves it out' : 'the store calls it sensitive'}: it is never shown.`,
        'Take away the pin, or the rule that leaves it out.',
      ];
    case 'include-excluded':
      return ['Every product the nudge is for is left out as well.', 'Leave out less.'];
    case 'product-unknown':
      return [
        `The store has no product ${quoted(found.product)}, so the pin does nothing.`,
        'Correct the id, or import the product.',
      ];
    case 'pool-empty':
      return [
        found.fallback === null
          ? `The pool ${quoted(found.pool)} has no codes, and there is no fallback: the offer is not shown.`
          : `The pool ${quoted(found.pool)} has no codes: everybody gets ${quoted(found.fallback)}, which anybody can pass on.`,
        `Add codes by \`POST …/codes/${found.pool}\`.`,
      ];
    case 'pool-low':
      return [
        `The pool ${quoted(found.pool)} is nearly empty: ${found.left} of ${found.left + found.issued} codes are left.`,
        `Add codes by \`POST …/codes/${found.pool}\`.`,
      ];
    case 'no-fallback':
      return [
        `When the pool ${quoted(found.pool)} is empty, the offer stops being shown.`,
        'Add `fallback`, a code that everybody may use, if it should go on.',
      ];
    case 'nobody-told':
      return [
        `The ${found.what === 'code' ? 'code' : 'link to confirm'} leaves by the webhook \`lead.created\` only, and no endpoint hears of it: nobody gets ${found.what === 'code' ? 'a code' : 'one'}.`,
        'Name an endpoint by `PUT …/endpoints`, with the event `lead.created`.',
      ];
    case 'text-missing':
      return [
        `There is no text in ${all(found.languages.map(quoted))}, which the store uses; who reads it gets ${quoted(found.instead)}.`,
        'Add the texts, or name the languages of the campaign in `audience.languages`.',
      ];
    case 'text-partial':
      return [
        `In ${quoted(found.language)} it lacks ${all(found.fields)}, which ${quoted(found.instead)} has: it is read half in one language, half in another.`,
        'Add the missing texts.',
      ];
    case 'no-holdout':
      return [
        'Nobody is held out, so what the campaign brings cannot be told from what happens anyway.',
        'Add `holdout`, like 0.1, or a control group of the store (`store.control`).',
      ];
    case 'one-arm':
      return [
        `All weight is on the variant ${quoted(found.variant)}: nothing is compared.`,
        'Give another variant a weight, or drop the others.',
      ];
    case 'same-variant':
      return [
        `The variant ${quoted(found.variant)} ${found.as === null ? 'changes nothing of the campaign' : `looks like ${quoted(found.as)}`}.`,
        'Change it, or drop it.',
      ];
    case 'contrast':
      return [
        `\`${found.one}\` on ${ground(found.other)} has a contrast of ${found.ratio.toFixed(1)} to 1; it needs ${found.least} (WCAG AA).`,
        found.one === 'text'
          ? 'Take a darker or lighter colour; until then black or white is used.'
          : 'Take a darker or lighter colour.',
      ];
    case 'segment-unused':
      return [`No campaign names the segment ${quoted(found.segment)}.`, 'Use it, or drop it.'];
    case 'no-origin':
      return [
        'The store names no origin, so no page but those of the Worker itself can send events, leads or ask for codes.',
        'Add the address of the shop, like `https://shop.example`.',
      ];
    default:
      return unreachable(found);
  }
}

const OF_RULE: Readonly<Record<'welcome' | 'cart', Words>> = {
  welcome: [
    'A `welcome` is shown to nobody who subscribed already, and this audience is of those who did.',
    'Make it a `message`, or change the audience.',
  ],
  cart: [
    'A campaign with `cart` is for visitors with something in their cart, and this audience is of those with nothing.',
    'Drop `cart`, or change the audience.',
  ],
};

const at = (attribute: string | null): string => (attribute === null ? '' : `, at ${quoted(attribute)}`);
const ground = (name: string): string =>
  name === 'background' ? '`background`' : `\`${name}\`, its ground without a \`background\`,`;
const place = (name: string): string => (name === 'overlay' ? 'the page' : `the ${name}`);
const all = (names: readonly string[]): string =>
  names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;

const unreachable = (found: never): never => {
  throw new TypeError(`no words for ${JSON.stringify(found)}`);
};
