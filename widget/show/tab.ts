// The tab that a closed overlay leaves behind: out of the way while an overlay is open, and gone when the offer is
// taken elsewhere. Fetched when one is left.
import type { Drawing, Mounted } from '../views/contract.ts';
import type { Cue } from './cue.ts';
import type { Host } from './host.ts';

export type TabHost = {
  readonly host: Host;
  /** Draws it, when nothing is in the way. */
  readonly next: () => void;
  /** Nothing is against opening the offer again. */
  readonly isFree: () => boolean;
  readonly reopened: () => void;
};

/** Leaves it, unless the page it would stand on is gone. */
export async function leaveTab(
  cue: Cue,
  drawing: Drawing,
  { host, next, isFree, reopened }: TabHost,
): Promise<void> {
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
      reopened();
    },
    closed: () => {
      gone();
      cue.aside = undefined;
      closed(cue, host);
    },
  };
  cue.aside = (away) => {
    if (away || !isFree()) {
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
function closed({ decided: { campaign } }: Cue, host: Host): void {
  host.update(({ shown }) => {
    const { end } = shown[campaign] ?? {};
    if (end) end.tab = true;
  });
}
