// Everything a campaign asks of visitor and page, but for address and time, as one formula.
import { goalOf } from '../../decide/checks/goal.ts';
import type { Prepared, PreparedCampaign, PreparedVariant } from '../../decide/prepared.ts';
import type { Config } from '../../schema/config.ts';
import { STAGES } from '../../schema/vocabulary.ts';
import { CONSENT, CURRENCY } from './domain.ts';
import { type Formula, formulaOf } from './formula.ts';
import { LANGUAGES } from './satisfiable.ts';

/** What a campaign asks; an arm that asks less counts for all of them. */
export function audienceFormula(prepared: PreparedCampaign, { prepared: all, config }: Scene): Formula {
  const { campaign, personal, where } = prepared;
  const { pages, devices, countries, languages, where: condition } = campaign.audience ?? {};
  const goal = goalOf(prepared);
  const among = (name: string, list: readonly string[] | undefined): Formula[] =>
    list ? [{ name, clause: { $in: list } }] : [];
  return {
    all: [
      ...(personal ? [{ name: CONSENT, clause: true }] : []),
      ...among('page.kind', pages),
      ...among('device.kind', devices),
      ...among('geo.country', countries),
      ...(languages ? [{ name: LANGUAGES, clause: languages }] : []),
      ...segmentFormulas(prepared, all, config),
      ...(campaign.kind === 'welcome' ? [{ name: 'customer.subscribed', clause: { $ne: 'yes' } }] : []),
      ...(condition ? [formulaOf(condition)] : []),
      ...(where?.money ? [inStoreCurrency(config)] : []),
      ...(campaign.kind === 'message' && campaign.cart ? [{ name: 'cart.count', clause: { $gt: 0 } }] : []),
      ...among('geo.country', goal?.countries),
      ...(goal ? [{ name: CURRENCY, clause: { $in: Object.keys(goal.threshold) } }] : []),
      ...among(CURRENCY, offerCurrencies(prepared)),
    ],
  };
}

type Scene = { readonly prepared: Prepared; readonly config: Config };

/** Amounts of a condition are in the store's currency: on a page in another it does not hold. */
const inStoreCurrency = ({ store }: Config): Formula => ({ name: CURRENCY, clause: store.currency });

/** What membership asks: of stages and of custom segments. */
export function segmentFormulas(
  { segments }: PreparedCampaign,
  { segments: compiled }: Prepared,
  config: Config,
): Formula[] {
  if (!segments) return [];
  const { any, all = [], none = [] } = segments;
  const stages = (any ?? []).filter(isStage);
  const custom = (any ?? []).filter((name) => !isStage(name));
  const isMoney = (name: string): boolean => compiled.get(name)?.money ?? false;
  const isIn = (name: string): Formula => memberFormula(name, false, isMoney(name), config);
  return [
    ...(any ? [{ any: [...(stages.length > 0 ? [inStages(stages)] : []), ...custom.map(isIn)] }] : []),
    ...all.map(isIn),
    ...none.map((name) => memberFormula(name, true, isMoney(name), config)),
    ...(none.some(isMoney) ? [inStoreCurrency(config)] : []),
  ];
}

const inStages = (names: readonly string[]): Formula => ({
  name: 'customer.segment',
  clause: { $in: names },
});

/** Membership, or that there is none; on a page in another currency nobody is in a segment that asks for amounts. */
function memberFormula(name: string, negated: boolean, isMoney: boolean, config: Config): Formula {
  if (isStage(name)) return { name: 'customer.segment', clause: negated ? { $ne: name } : name };
  const asked = formulaOf(config.segments[name]?.where ?? {}, negated);
  return isMoney && !negated ? { all: [asked, inStoreCurrency(config)] } : asked;
}

const isStage = (name: string): boolean => STAGES.some((stage) => stage === name);

/** Currencies in which some arm's offer can be kept; undefined where one takes all. */
function offerCurrencies({ variants }: PreparedCampaign): readonly string[] | undefined {
  const each = variants.map(currenciesOf);
  if (each.some((one) => one === undefined)) return undefined;
  return [...new Set(each.flatMap((one) => one ?? []))];
}

/** Currencies in which an arm's offer can be kept; undefined where all are. */
export function currenciesOf({ offer }: Pick<PreparedVariant, 'offer'>): readonly string[] | undefined {
  const amounts = offer?.kind === 'amount' ? Object.keys(offer.amount) : undefined;
  const minimum = offer?.minimum && Object.keys(offer.minimum);
  return amounts && minimum ? amounts.filter((code) => minimum.includes(code)) : (amounts ?? minimum);
}
