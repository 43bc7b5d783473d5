// Language tags the browser would choke on.
import { type Path, type PathFault, quoted } from '../fault.ts';

/** What the schema has let through. */
const SHAPE = /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/;

/** A tag of the right shape that is none: `Intl` would throw on it. */
export function languageFaults(tag: string, path: Path): PathFault[] {
  if (!SHAPE.test(tag)) return [];
  try {
    Intl.getCanonicalLocales(tag);
    return [];
  } catch {
    return [
      {
        path,
        detail: `${quoted(tag)} is not a language tag; write one like \`en\`, \`pt-BR\` or \`zh-Hans\``,
      },
    ];
  }
}
