// Code pools that are empty, nearly so, or have nothing to fall back to.
import type { Finding } from '../finding.ts';
import type { PoolState } from '../lint-state.ts';
import { armsWith, type Check } from '../subject.ts';

const NEVER_FILLED: PoolState = { left: 0, issued: 0, low: true };

export const codes: Check = function* ({ running, state }) {
  for (const campaign of running)
    for (const { variant, path } of armsWith(campaign, 'offer')) {
      const { pool, fallback = null } = variant.offer?.code ?? {};
      if (pool === undefined) continue;
      const found = poolFinding(pool, fallback, state.pools.get(pool) ?? NEVER_FILLED);
      if (found) yield { ...found, path: [...path, 'code', 'pool'] };
    }
};

type PoolFinding = Extract<Finding, { readonly pool: string }>;
type Bare<F> = F extends unknown ? Omit<F, 'path'> : never;

function poolFinding(
  pool: string,
  fallback: string | null,
  { left, issued, low }: PoolState,
): Bare<PoolFinding> | null {
  if (left === 0) return { code: 'pool-empty', pool, fallback };
  if (low) return { code: 'pool-low', pool, left, issued };
  return fallback === null ? { code: 'no-fallback', pool } : null;
}
