// checkConfig: a config document, whole, or every fault in it.
import * as v from 'valibot';
import { Config } from './config.ts';
import { type Fault, faultsOf } from './fault.ts';

export type CheckedConfig = { config: Config; faults: [] } | { config: null; faults: Fault[] };

/** The typed config with defaults filled in, or all that is wrong with the document. Never throws. */
export function checkConfig(document: unknown): CheckedConfig {
  const { success, output, issues } = v.safeParse(Config, document);
  return success ? { config: output, faults: [] } : { config: null, faults: faultsOf(issues) };
}
