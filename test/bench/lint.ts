// The linter: what it finds of planted faults, what it cries wolf over, and what it costs.

import fc from 'fast-check';
import { explain } from '../../shared/decide/explain.ts';
import { documentOf, POPUP, preparedFrom, VISIT } from '../../shared/decide/fixtures/shop.ts';
import { lint } from '../../shared/lint/lint.ts';
import type { LintState } from '../../shared/lint/lint-state.ts';
import { anyAudience, anyVisit } from '../support/lint/any-audience.ts';
import { NOW, ofSoundShops, soundConfig, trials, UNREACHABLE } from '../support/lint/corpus.ts';
import { crowdedSlot } from '../support/lint/crowded-slot.ts';
import { configOf } from './fixtures.ts';
import { median, type Row } from './row.ts';

const STATE: LintState = { now: NOW, pools: new Map(), unknownProducts: new Set(), tellsOfLeads: true };
const DOCUMENTS = 500;
const VISITS = 100;
const TIMES = 9;

export async function lintBench(): Promise<Row[]> {
  return [...corpusRows(), ...refutedRows(), ...costRows()];
}

const row = (what: string, value: number, unit: string, goal?: string): Row => ({
  ...{ bench: 'lint', what, value, unit },
  ...(goal !== undefined && { goal }),
});

/** Recall per check; faults known to be out of reach count as missed. */
function corpusRows(): Row[] {
  const all = trials();
  const byCode = Map.groupBy(all, ({ codes: [code = ''] }) => code);
  const wolves = all.filter(({ extra }) => extra.length > 0).length;
  const sound = ofSoundShops().filter(([, warnings]) => warnings.length > 0).length;
  const share = (of: typeof all) => (100 * of.filter(({ found }) => found).length) / of.length;
  return [
    ...[...byCode].map(([code, of]) => row(`${code}: found of ${of.length} planted`, share(of), '%')),
    row(`found of all ${all.length} planted faults`, share(all), '%'),
    row(`of these configs, with a warning not planted`, (100 * wolves) / all.length, '%', '0'),
    row(`of ${ofSoundShops().length} sound shops, with a warning`, sound, 'shops', '0'),
  ];
}

/** Random configs: what is called unreachable, tried on random visits. */
function refutedRows(): Row[] {
  const documents = fc.sample(fc.array(anyAudience, { minLength: 1, maxLength: 4 }), {
    numRuns: DOCUMENTS,
    seed: 1,
  });
  const visits = fc.sample(anyVisit, { numRuns: VISITS, seed: 2 });
  let [claims, refuted] = [0, 0];
  for (const campaigns of documents) {
    const document = documentOf(campaigns.map((one, i) => ({ ...POPUP, ...one, id: `c-${i}` })));
    const { warnings } = lint(soundConfig(document), STATE);
    const said = new Set(warnings.flatMap(({ code, campaign }) => (UNREACHABLE.has(code) ? [campaign] : [])));
    const prepared = preparedFrom(document);
    const shown = visits.flatMap((visit) => explain(prepared, { ...VISIT, ...visit }).decision.decisions);
    claims += said.size;
    refuted += new Set(shown.map(({ campaign }) => campaign).filter((id) => said.has(id))).size;
  }
  return [
    row(`campaigns called unreachable in ${DOCUMENTS} random configs`, claims, ''),
    row(`of these, shown in one of ${VISITS} random visits each`, refuted, '', '0'),
  ];
}

function costRows(): Row[] {
  return [
    costRow('1,000 campaigns, processor time', configOf(1000), '< 150'),
    costRow(
      'of one slot, uncapped, six ways and a pattern each',
      crowdedSlot(1000, () => '^/products/'),
      '< 500',
    ),
  ];
}

function costRow(what: string, document: unknown, goal: string): Row {
  const config = soundConfig(document);
  const times = Array.from({ length: TIMES }, () => {
    const before = process.cpuUsage();
    lint(config, STATE);
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000;
  });
  return row(what, median(times), 'ms median', goal);
}
