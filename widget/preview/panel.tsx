// Panel: what a preview shows of itself to the marketer: as whom, what shows on this page, what does not and why.
import type { VNode } from 'preact';
import type { PreviewNotes } from '../../shared/schema/preview.ts';
import type { Standing } from '../show/host.ts';
import { standingWords } from './standing.ts';

export type Told = {
  /** What the Worker says of the preview; or why it says nothing. */
  readonly notes: PreviewNotes | undefined;
  readonly fault: string;
  readonly revision: number;
  readonly standings: readonly Standing[];
  readonly folded: boolean;
};

export type PanelActs = {
  readonly fold: () => void;
  readonly show: (campaign: string) => void;
  readonly leave: () => void;
};

type Note = PreviewNotes['campaigns'][number];

export const panel = (told: Told, acts: PanelActs): VNode => (
  <aside lang="en" dir="ltr" aria-label="Preview">
    <header>
      <h2>Preview</h2>
      <p class="as">{told.notes?.as}</p>
      <button
        type="button"
        class="fold"
        aria-label="What shows, and what does not"
        aria-expanded={!told.folded}
        onClick={acts.fold}
      >
        <i aria-hidden="true">{told.folded ? '+' : '–'}</i>
      </button>
    </header>
    <div class="body" hidden={told.folded}>
      {told.notes ? page(told.notes, told, acts) : <p class="fault">{told.fault}</p>}
    </div>
    <button type="button" class="leave" hidden={told.folded} onClick={acts.leave}>
      Leave the preview
    </button>
  </aside>
);

const page = ({ campaigns, expiresAt }: PreviewNotes, { revision, standings }: Told, acts: PanelActs) => (
  <>
    <p class="small">
      Revision {revision}, drafts included. Nothing you do here is counted or kept. The link ends{' '}
      {momentOf(expiresAt)}.
    </p>
    {list(
      'On this page',
      campaigns.filter(({ shown }) => shown),
      ({ campaign }) => (
        <>
          <p>{standingWords(standings.find((one) => one.campaign === campaign))}</p>
          <button type="button" aria-label={`Show now: ${campaign}`} onClick={() => acts.show(campaign)}>
            Show now
          </button>
        </>
      ),
    )}
    {list(
      'Not on this page',
      campaigns.filter(({ shown }) => !shown),
      ({ reason }) => (
        <p>{reason?.sentence}</p>
      ),
    )}
  </>
);

const list = (title: string, notes: readonly Note[], about: (note: Note) => VNode) => (
  <section>
    <h3>
      {title} ({notes.length})
    </h3>
    <ul>
      {notes.map((note) => (
        <li>
          <p class="name">
            <b>{note.campaign}</b>
            {note.status !== 'live' && <span class="status">{note.status}</span>}
            {note.variant && <span class="small">variant {note.variant}</span>}
          </p>
          {about(note)}
        </li>
      ))}
    </ul>
  </section>
);

const momentOf = (iso: string): string =>
  new Date(iso).toLocaleString('en', { weekday: 'long', hour: 'numeric', minute: '2-digit' });
