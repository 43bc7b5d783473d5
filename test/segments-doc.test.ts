// The page about segments says what the code does.
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { attributeNamed } from '../shared/schema/attributes.ts';
import { checkConfig } from '../shared/schema/check-config.ts';
import { DEFAULT_STAGES, RFM_GROUPS, STAGES } from '../shared/schema/vocabulary.ts';
import { type Quintile, rfmGroup } from '../shared/segment/rfm.ts';

const page = readFileSync(resolve(import.meta.dirname, '../docs/segments.md'), 'utf8');
const QUINTILES: readonly Quintile[] = [1, 2, 3, 4, 5];

test('the table of RFM groups is the one in use, and names all eleven', () => {
  const rows = [...page.matchAll(/^\| ([1-5]) \|(.*)\|$/gm)];
  expect(rows).toHaveLength(5);
  for (const [, recency, cells = ''] of rows) {
    const named = cells.split('|').map((cell) => cell.trim());
    const own = QUINTILES.find((quintile) => quintile === Number(recency)) ?? 1;
    expect(named).toEqual(
      QUINTILES.map((value) => rfmGroup({ recency: own, frequency: value, monetary: value })),
    );
  }
  for (const group of RFM_GROUPS) expect(page).toContain(group);
});

test('every stage is told, with the limits that hold without any said', () => {
  for (const stage of STAGES) expect(page).toContain(`\`${stage}\``);
  expect(page).toContain(`"atRisk": ${DEFAULT_STAGES.atRisk}, "lapsed": ${DEFAULT_STAGES.lapsed}`);
});

test('the config in it is taken, and the attributes in it exist', () => {
  const documents = [...page.matchAll(/^```json\n([\s\S]*?)^```/gm)].map(([, text = '']) => JSON.parse(text));
  const store = {
    ...{
      name: 'Shop',
      currency: 'EUR',
      locale: 'en',
      timeZone: 'Europe/Rome',
      origins: ['https://shop.example'],
    },
  };
  expect(documents).toHaveLength(2);
  for (const document of documents) {
    const whole = { campaigns: [], ...document, store: { ...store, ...document.store } };
    expect(checkConfig(whole)).toMatchObject({ faults: [] });
  }
  for (const [name] of page.matchAll(/customer\.\w+/g)) expect(attributeNamed(name), name).toBeDefined();
});
