import { expect, it } from 'vitest';
import type { Flags } from '../../shared/schema/catalog.ts';
import { flagsUnder } from './live-flags.ts';

const config = { revision: 5, flags: { emptyPools: ['of-config'], spentBudgets: [] } };
const flags: Flags = { emptyPools: ['of-catalog'], spentBudgets: [] };
/** A catalogue made under a revision. */
const under = (revision: number) => ({ flags: { ...flags, revision } });

it.each([
  ['of a catalogue made under an older config', config, under(4), config.flags],
  ['of a catalogue that does not say under which', config, { flags }, config.flags],
  ['of a catalogue made under this config', config, under(5), under(5).flags],
  ['of a catalogue made under a newer one', config, under(6), under(6).flags],
  ['before there is a catalogue', config, null, config.flags],
  ['where the config came without', { revision: 5 }, { flags }, flags],
  ['where nothing tells', { revision: 5 }, null, undefined],
])('knows what has run out: %s', (_, published, catalog, known) => {
  expect(flagsUnder(published, catalog)).toEqual(known);
});
