// The linter measured: faults planted into sound shops, one at a time, found or not; and what it says beyond them.
import { lint } from '../../../shared/lint/lint.ts';
import { isPoolLow } from '../../../shared/report/is-pool-low.ts';
import { checkConfig } from '../../../shared/schema/check-config.ts';
import type { Config } from '../../../shared/schema/config.ts';
import { mergePatch } from '../../../shared/schema/merge-patch.ts';
import type { Warning } from '../../../shared/schema/warning.ts';
import plants from './plants.json' with { type: 'json' };
import { POOLS, SHOPS, type Shop } from './shops.ts';

/** Friday, 2026-11-20, 21:00 in Rome. */
export const NOW = Date.parse('2026-11-20T20:00:00Z');

/** Codes that say that nobody sees a campaign. */
export const UNREACHABLE: ReadonlySet<string> = new Set([
  ...['condition-empty', 'audience-empty', 'urls-excluded', 'urls-quiet', 'overlays-off', 'shadowed'],
  ...['schedule-over', 'never-open'],
]);

type Plant = {
  readonly name: string;
  /** Codes with pointers; `@` is the planted campaign. */
  readonly expect: readonly (readonly string[])[];
  readonly campaign?: object;
  readonly document?: object;
  readonly before?: readonly object[];
  readonly pools?: Readonly<Record<string, { left: number; issued: number }>>;
  readonly unknown?: readonly string[];
  /** No endpoint hears of leads. */
  readonly deaf?: boolean;
  /** Languages the planted campaign is written in, when not in all of the shop's. */
  readonly languages?: readonly string[];
  /** A language the shop must speak. */
  readonly needs?: string;
  /** Known not to be found: it cannot be proved by trying values, or asks for more than one campaign. */
  readonly hard?: boolean;
};

export type Trial = {
  readonly shop: string;
  readonly name: string;
  readonly codes: readonly string[];
  readonly hard: boolean;
  readonly found: boolean;
  /** Warnings that were not planted. */
  readonly extra: readonly Warning[];
};

/** Every plant in every shop that it fits. */
export function trials(): Trial[] {
  const rows: readonly Plant[] = plants;
  return rows.flatMap((plant) =>
    SHOPS.filter(({ languages }) => !plant.needs || languages.includes(plant.needs)).map((shop) =>
      trial(plant, shop),
    ),
  );
}

function trial(plant: Plant, shop: Shop): Trial {
  const { index, document } = planted(plant, shop);
  const found = warningsOf(document, { ...POOLS, ...plant.pools }, plant.unknown, plant.deaf);
  const expected = plant.expect.map(
    ([code = '', pointer = '']) => `${code} ${pointer.replace('@', `/campaigns/${index}`)}`,
  );
  const said = found.map(({ code, pointer }) => `${code} ${pointer}`);
  return {
    shop: shop.name,
    name: plant.name,
    codes: plant.expect.map(([code = '']) => code),
    hard: plant.hard ?? false,
    found: expected.every((one) => said.includes(one)),
    extra: found.filter(({ code, pointer }) => !expected.includes(`${code} ${pointer}`)),
  };
}

/** What is said of each shop as it is. */
export const ofSoundShops = (): (readonly [string, readonly Warning[]])[] =>
  SHOPS.map(({ name, document }) => [name, warningsOf(document, POOLS)]);

function planted(plant: Plant, { document, languages }: Shop): { index: number; document: unknown } {
  const written = plant.languages ?? languages;
  const neutral = {
    ...{ id: 'planted', kind: 'message', status: 'live', view: { as: 'popup' } },
    content: Object.fromEntries(
      written.map((tag) => [tag, { title: `Hello (${tag})`, teaser: `Hello (${tag})` }]),
    ),
  };
  const added = plant.campaign ? [...(plant.before ?? []), plant.campaign] : [];
  const campaigns = [...document.campaigns, ...added.map((one) => mergePatch(neutral, one))];
  return {
    index: campaigns.length - 1,
    document: mergePatch({ ...document, campaigns }, plant.document ?? {}),
  };
}

function warningsOf(
  document: unknown,
  pools: Readonly<Record<string, { left: number; issued: number }>>,
  unknown: readonly string[] = [],
  deaf = false,
): readonly Warning[] {
  const states = Object.entries(pools).map(([pool, codes]) => {
    return [pool, { ...codes, low: isPoolLow({ ...codes, weekly: 0 }) }] as const;
  });
  const state = {
    ...{ now: NOW, pools: new Map(states), unknownProducts: new Set(unknown) },
    tellsOfLeads: !deaf,
  };
  return lint(soundConfig(document), state).warnings;
}

/** The config of a document without faults. */
export function soundConfig(document: unknown): Config {
  const { config, faults } = checkConfig(JSON.parse(JSON.stringify(document)));
  if (!config) throw new Error(JSON.stringify(faults, null, 2));
  return config;
}
