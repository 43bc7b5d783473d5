// The tab that a closed overlay leaves behind: out of the way while an overlay is open, and gone when the offer is
// taken elsewhere. Fetched when one is left.
import type { Drawing, Mounted } from '../views/contract.ts';
import type { Cue } from './cue.ts';
import type { Given } from './host.ts';

/**
 * Leaves it, unless the page it would stand on is gone, or it was closed itself. `next` draws it, when nothing is in the
 * way; `refusal`: what is against opening the offer again; `fire` does that.
 */
export async function leaveTab(
  cue: Cue,
  drawing: Drawing,
  host: Given,
  next: () => void,
  refusal: (cue: Cue, wished: boolean) => unknown,
  fire: (cue: Cue, wished: boolean) => unknown,
): Promise<void> {
  const { campaign, teaser } = cue.decided;
  const { end } = host.record().shown[campaign] ?? {};
  if (!teaser && (end?.why !== 'close' || end.tab)) return;
  if (!host.consented() && hidden(host).includes(campaign)) return;
  const { mount } = await import('../views/teaser.tsx');
  if (cue.ending.signal.aborted) return;
  let { wanted = false } = drawing;
  let mounted: Mounted | undefined;
  const observer = new MutationObserver(async (changes) => {
    const { reattach } = await import('./reattach.ts');
    if (mounted && !reattach(mounted.element, false, changes)) gone();
  });
  const gone = () => {
    mounted = undefined;
    observer.disconnect();
  };
  const acts = {
    reopened: () => {
      gone();
      fire(cue, true);
    },
    closed: () => {
      gone();
      cue.aside = undefined;
      closed(cue, host);
    },
  };
  cue.aside = (away) => {
    if (away || refusal(cue, true)) {
      mounted?.remove();
      gone();
    } else if (!mounted) {
      mounted = mount({ ...drawing, wanted }, acts, document.body);
      wanted = false;
      observer.observe(document, { childList: true, subtree: true });
    }
  };
  next();
}

/** The tab itself was closed: it does not come back in this visit. */
function closed({ decided: { campaign } }: Cue, host: Given): void {
  host.update(({ shown }) => {
    const record = shown[campaign];
    if (record) record.end = { why: 'close', at: Date.now(), tab: true };
  });
  if (!host.consented()) hidden(host, campaign);
}

/** Campaigns whose tab was closed in this tab of the browser without consent, with one more if given. */
function hidden({ store, remembersClose }: Given, campaign?: string): unknown[] {
  if (!remembersClose) return [];
  const key = `reprise:${store}:tabs`;
  try {
    const kept: unknown[] = [...JSON.parse(sessionStorage[key] ?? '[]')];
    if (campaign) sessionStorage[key] = JSON.stringify([...kept, campaign]);
    return kept;
  } catch {
    return [];
  }
}
