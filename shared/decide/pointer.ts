// Where in the published document a reason points.
import { type Path, pointerTo } from '../schema/fault.ts';
import type { PreparedCampaign, PreparedVariant } from './prepared.ts';
import type { Reason } from './reason.ts';

/** JSON Pointer to the setting that said no; a part which the variant changes is pointed to in the variant. */
export function pointerOf(
  reason: Reason,
  { campaign }: PreparedCampaign,
  variant: PreparedVariant | null,
): string {
  const shared = STORE_PARTS[reason.code];
  if (shared) return pointerTo(shared);
  const part = campaignPart(reason);
  const arm = campaign.variants.findIndex((one) => one.id === variant?.id);
  const inArm = arm >= 0 && variant?.changes.has(String(part[0]));
  const root: Path = ['campaigns', campaign.index, ...(inArm ? ['experiment', 'variants', arm] : [])];
  return pointerTo([...root, ...part]);
}

type Parts = Readonly<Partial<Record<Reason['code'], Path>>>;

/** What is set once for all campaigns. */
const STORE_PARTS: Parts = {
  'session-limit': ['limits', 'overlaysPerSession'],
  'quiet-url': ['limits', 'quietUrls'],
  'control-group': ['store', 'control'],
};

/** What a campaign sets itself. */
const PARTS: Parts = {
  'not-live': ['status'],
  'not-yet': ['schedule', 'from'],
  over: ['schedule', 'until'],
  'other-weekday': ['schedule', 'weekdays'],
  'other-hour': ['schedule', 'hours'],
  'other-page': ['audience', 'pages'],
  'other-url': ['audience', 'urls', 'include'],
  'excluded-url': ['audience', 'urls', 'exclude'],
  'other-device': ['audience', 'devices'],
  'other-country': ['audience', 'countries'],
  'other-language': ['audience', 'languages'],
  'already-subscribed': ['kind'],
  stopped: ['frequency', 'stopAfter'],
  'closed-recently': ['frequency', 'daysAfterClose'],
  'at-most': ['frequency', 'atMost'],
  'per-session': ['frequency', 'perSession'],
  'cart-empty': ['cart'],
  'goal-country': ['goal', 'countries'],
  'goal-currency': ['goal', 'threshold'],
  'no-codes': ['offer', 'code', 'pool'],
  'budget-spent': ['offer', 'budget'],
  'slot-absent': ['view', 'slot'],
  'slot-taken': ['view'],
  'overlay-limit': ['view'],
  'nothing-due': ['replenishment'],
  'nothing-to-recommend': ['recommendations'],
  'held-out': ['experiment', 'holdout'],
};

function campaignPart(reason: Reason): Path {
  switch (reason.code) {
    case 'needs-consent':
    case 'not-in-segment':
    case 'in-segment':
    case 'other-currency':
      return reason.part;
    case 'condition':
      return ['audience', 'where', ...(reason.clause === '' ? [] : [reason.clause])];
    case 'offer-currency':
      return ['offer', reason.part];
    default:
      return PARTS[reason.code] ?? [];
  }
}
