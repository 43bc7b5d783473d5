// Teaser: the small tab that a closed overlay leaves at the lower edge of the window, and that brings it back.
import { clearOfBars } from './clear-of-bars.ts';
import type { MountTab } from './contract.ts';
import { fieldsOf } from './fields.ts';
import { holdStill } from './hold-still.ts';
import overPage from './over-page.css';
import { shadow } from './shadow.ts';
import styles from './teaser.css';
import { fill, sayer } from './words.ts';

/** Mounts the tab. It says nothing aloud by itself: it is a landmark, found by who looks for it. */
export const mount: MountTab = (drawing, acts, place) => {
  const { content, view, words, locale, wanted } = drawing;
  const ending = new AbortController();
  const [root, draw, unhost] = shadow(place, overPage + styles, drawing);
  const remove = () => {
    ending.abort();
    unhost();
  };
  const leave = (act: () => void) => () => {
    remove();
    act();
  };
  const say = sayer(words, locale);
  const label = fill(content?.teaser ?? content?.title, fieldsOf(drawing, Date.now()), locale);
  draw(
    <aside class={'side' in view && view.side === 'end' ? 'end' : ''} aria-label={say('open')}>
      <button
        type="button"
        class="open"
        aria-label={label ? `${say('open')}: ${label}` : say('open')}
        onClick={leave(acts.reopened)}
      >
        <span>{label || say('open')}</span>
      </button>
      <button type="button" class="close" aria-label={say('tabClose')} onClick={leave(acts.closed)}>
        ×
      </button>
    </aside>,
  );
  const tab = root.querySelector('aside');
  if (tab) {
    holdStill(root, tab);
    clearOfBars(tab, ending.signal);
  }
  // Who closed by key what they had opened from here goes on from here.
  if (wanted && document.activeElement === document.body) root.querySelector('button')?.focus();
  return { element: tab ?? root, remove };
};
