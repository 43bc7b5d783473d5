// Preview: the offers of a page as somebody made up would meet them, drafts too, with a panel that says why. It stands
// between the loader and show/ where a preview link brought the visitor; nothing is counted or kept.
import type { DecideAnswer } from '../../shared/schema/decision.ts';
import type { Arm, Armed, Given } from '../show/host.ts';
import { dropToken, keepToken } from './address.ts';
import { previewed } from './given.ts';
import { showPanel } from './shown-panel.ts';

/** An answer, or the problem that the Worker has with the link. */
type Heard = DecideAnswer & {
  readonly status?: number;
  readonly title?: string;
  readonly detail?: string;
};

const FORBIDDEN = 403;
const NOTHING: DecideAnswer = {
  revision: 0,
  theme: {},
  locale: 'en',
  currency: '',
  limits: { overlaysPerSession: 0, secondsBetweenOverlays: 0, quietUrls: [] },
  decisions: [],
};

keepToken();
// The address may be another now: it is asked about once more, also where nobody tells of such changes.
window.reprise?.('page', {});
const show = await import('../show/index.ts');

/** Arms the campaigns, and says in the panel how it stands with each. */
export const arm: Arm = (heard: Heard, given) => {
  const { explain: notes, status, detail, title } = heard;
  if (status === FORBIDDEN) dropToken();
  const answer = status ? NOTHING : heard;
  const stage = show.arm(answer, previewed(given));
  showPanel(answer, {
    told: () => ({
      notes,
      fault: detail ?? title ?? 'Nothing can be said of this preview just now. Load the page again.',
      revision: answer.revision,
      standings: stage.report(),
    }),
    show: (campaign) => showAgain(campaign, stage, given),
    leave: () => {
      dropToken();
      location.reload();
    },
  });
  return stage;
};

/** As if it had not been met on this page. */
function showAgain(campaign: string, stage: Armed, given: Given): void {
  given.update((known) => {
    const { [campaign]: _, ...others } = known.shown;
    Object.assign(known, { shown: others, lead: false, bought: false });
  });
  stage.show(campaign);
}
