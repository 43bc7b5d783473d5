// What is wrong with the store's own settings beyond their types.
import { MAX_CAMPAIGNS } from '../config.ts';
import type { PathFault } from '../fault.ts';
import { DEFAULT_STAGES } from '../vocabulary.ts';
import { globFaults } from './glob-faults.ts';
import { languageFaults } from './language-faults.ts';
import { entriesAt, numberAt } from './raw.ts';
import { wordFaults } from './word-faults.ts';

export function storeFaults(document: unknown): PathFault[] {
  const atRisk = numberAt(document, 'store', 'stages', 'atRisk') ?? DEFAULT_STAGES.atRisk;
  const lapsed = numberAt(document, 'store', 'stages', 'lapsed') ?? DEFAULT_STAGES.lapsed;
  const detail = `is ${lapsed}; it must be less than \`atRisk\`, which is ${atRisk}: who has lapsed was at risk before`;
  const stages = lapsed >= atRisk ? [{ path: ['store', 'stages', 'lapsed'], detail }] : [];
  const languages = entriesAt(document, 'words').slice(0, MAX_CAMPAIGNS);
  return [
    ...stages,
    ...globFaults(document, ['limits', 'quietUrls']),
    ...languages.flatMap(([language, words]) => [
      ...languageFaults(language, ['words', language]),
      ...wordFaults(words, ['words', language]),
    ]),
  ];
}
