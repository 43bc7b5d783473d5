// Previews: the revision they show goes to KV for as long as the longest of them, and no row is kept of any.
import type { LiveConfig } from '../../shared/decide/live-config.ts';
import type { Actor } from './api/actor.ts';
import { addAudit } from './audit.ts';
import { publishPreview } from './publish.ts';
import type { Home } from './publishing.ts';

const HOUR = 3_600_000;
/** The longest preview and as long again, so that a second one of the same revision need not put it again. */
const KEPT_HOURS = 48;

/** Until when (ms) KV holds each revision, as far as this object remembers. */
export type KeptPreviews = Map<string, number>;

/** A revision that a preview of so many hours shows, drafts and paused campaigns included. */
export type NewPreview = { readonly etag: string; readonly config: LiveConfig; readonly hours: number };

/** Makes sure that KV holds the revision for as long as the preview. */
export async function keepPreview(
  home: Home,
  kept: KeptPreviews,
  actor: Actor,
  { etag, config, hours }: NewPreview,
  now: number,
): Promise<object> {
  addAudit(home.sql, actor, 'preview-made', { revision: Number.parseInt(etag, 10), hours }, now);
  await home.inTurn(async () => {
    if ((kept.get(etag) ?? 0) >= now + (hours + 1) * HOUR) return;
    await publishPreview(home, etag, config, KEPT_HOURS * 3600);
    for (const [known, until] of kept) if (until < now) kept.delete(known);
    kept.set(etag, now + KEPT_HOURS * HOUR);
  });
  return {};
}
