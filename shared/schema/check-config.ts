// checkConfig: a config document, whole, or every fault in it at once.
import * as v from 'valibot';
import { campaignFaults } from './check/campaign-faults.ts';
import { documentFaults } from './check/document-faults.ts';
import { languageFaults } from './check/language-faults.ts';
import { textAt } from './check/raw.ts';
import { referenceFaults } from './check/reference-faults.ts';
import { schemaFaults } from './check/schema-faults.ts';
import { storeFaults } from './check/store-faults.ts';
import { Config } from './config.ts';
import { type Fault, faultsOf, type Path, type PathFault, pointerTo } from './fault.ts';

export type CheckedConfig = { config: Config; faults: [] } | { config: null; faults: Fault[] };

/** More faults than these help nobody; the last line says how many more there are. */
const MAX_FAULTS = 300;
/** Sorting stays cheap whatever was sent. */
const MAX_SORTED = 10_000;

/** The typed config with defaults filled in, or all that is wrong with the document. Never throws. */
export function checkConfig(document: unknown): CheckedConfig {
  const { fatal, faults } = documentFaults(document);
  if (fatal) return { config: null, faults: listed(faults) };
  const found = [
    ...faults,
    ...schemaFaults(Config, document),
    ...languageFaults(textAt(document, 'store', 'locale') ?? 'en', ['store', 'locale']),
    ...storeFaults(document),
    ...referenceFaults(document),
    ...campaignFaults(document),
  ];
  if (found.length > 0) return { config: null, faults: listed(found) };
  const { success, output, issues } = v.safeParse(Config, document);
  return success ? { config: output, faults: [] } : { config: null, faults: faultsOf(issues) };
}

/** In the order of the document's keys and indices, each once. */
function listed(found: readonly PathFault[]): Fault[] {
  const sorted = found.slice(0, MAX_SORTED).toSorted((a, b) => compared(a.path, b.path));
  const once = new Map(
    sorted.map(({ path, detail }) => {
      const fault = { pointer: pointerTo(path), detail };
      return [`${fault.pointer} ${detail}`, fault];
    }),
  );
  const faults = [...once.values()];
  if (faults.length <= MAX_FAULTS) return faults;
  const more = faults.length - MAX_FAULTS + Math.max(0, found.length - MAX_SORTED);
  return [...faults.slice(0, MAX_FAULTS), { pointer: '', detail: `and ${more} more faults` }];
}

function compared(a: Path, b: Path): number {
  for (const [i, key] of a.entries()) {
    const other = b[i];
    if (other === undefined) return 1;
    if (key === other) continue;
    if (typeof key === 'number' && typeof other === 'number') return key - other;
    return String(key) < String(other) ? -1 : 1;
  }
  return a.length - b.length;
}
