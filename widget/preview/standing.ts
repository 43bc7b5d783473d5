// Standing: how it is with a campaign that was decided, in the words of the panel.
import type { Reason } from '../show/cue.ts';
import type { Standing } from '../show/host.ts';

const REASONS: Readonly<Record<Reason, string>> = {
  loading: 'Is being fetched.',
  another: 'Waits until what is open is closed.',
  hidden: 'Waits until this tab is looked at.',
  typing: 'Waits until nobody is typing.',
  dialog: 'Waits until the dialog of the shop is closed.',
  'consent-dialog': 'Waits until the consent dialog is answered.',
  consent: 'Waits until this page is asked about again.',
  'no-place': 'This page has no place for it.',
  'too-soon': 'Waits: the last overlay was only a moment ago.',
  until: 'Its schedule has just ended.',
  lead: 'An address was left on this page.',
  bought: 'An order was placed on this page.',
  stopped: 'Was answered on this page.',
  'closed-recently': 'Was closed on this page.',
  'at-most': 'Has been shown as often as its frequency allows.',
  'per-session': 'Has been shown as often as its frequency allows in one visit.',
  'session-limit': 'The visit has had as many overlays as the limits allow.',
  failed: 'What draws it could not be fetched.',
};

/** One sentence; `undefined` is a campaign of which the browser knows nothing yet. */
export function standingWords(standing: Standing | undefined): string {
  const { state = 'waiting', why = 'loading' } = standing ?? {};
  switch (state) {
    case 'armed':
      return 'Armed: shows when its trigger fires.';
    case 'shown':
      return 'Shows on this page.';
    case 'held':
      return 'Held out: a visitor in this group sees nothing of it.';
    case 'unknown':
      return 'This version of the widget cannot draw it.';
    case 'waiting':
    case 'refused':
      return REASONS[why];
  }
}
