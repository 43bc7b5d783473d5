// Which attributes the rules of a config ask about.
import { conditionTest } from '../decide/condition-test.ts';
import type { LiveConfig } from '../decide/live-config.ts';

/** The names of attributes in the conditions of its segments, and of the audiences of its live campaigns. */
export function askedAttributes({ segments, campaigns }: LiveConfig): Set<string> {
  const names = new Set<string>();
  const conditions = [
    ...Object.values(segments).map(({ where }) => where),
    ...campaigns.flatMap(({ status, audience }) =>
      status === 'live' && audience?.where ? [audience.where] : [],
    ),
  ];
  for (const condition of conditions)
    conditionTest(condition, (name) => {
      names.add(name);
      return () => true;
    });
  return names;
}

/** Never kept as they were. */
const NEVER_WHOLE: ReadonlySet<string> = new Set(['page.url', 'cart.coupons']);
/** Kept where the config of the time asked for them. */
const WHERE_ASKED = /^(page\.query|session\.utm|customer\.attributes)\./;
/** Kept of every visit; campaigns are planned by them. */
export const KEPT_UTM = ['source', 'medium', 'campaign'] as const;

/** Attributes that a config asks about and samples taken under another do not tell, or only in part. */
export function untoldAttributes(after: LiveConfig, before: LiveConfig): string[] {
  const told = askedAttributes(before);
  for (const name of KEPT_UTM) told.add(`session.utm.${name}`);
  const untold = (name: string) => NEVER_WHOLE.has(name) || (WHERE_ASKED.test(name) && !told.has(name));
  return [...askedAttributes(after)].filter(untold).toSorted();
}
