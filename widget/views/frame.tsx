// Frame: the dialog around an offer, with what keyboard, finger and screen reader expect of one.
import type { VNode } from 'preact';
import type { Acts, Closing, Drawing, Extra } from './contract.ts';
import { fieldsOf } from './fields.ts';
import { safeHref } from './href.ts';
import { keepInside } from './keep-inside.ts';
import type { Moves } from './moves.ts';
import { offerParts } from './offer-parts.tsx';
import type { State } from './state.ts';
import { fill, sayer } from './words.ts';

export function frame(
  drawing: Drawing,
  modal: boolean,
  state: State,
  moves: Moves,
  close: (why: Closing) => void,
  acts: Acts,
  extra?: Extra,
): VNode {
  const { content, view, words } = drawing;
  const { grant, announced, acted } = state;
  const say = sayer(words, drawing.locale);
  const fields = fieldsOf(drawing, Date.now(), grant);
  const said = grant ? content?.done : content;
  const title = fill(said?.title, fields, drawing.locale) || say('thanks');
  const image = safeHref(content?.image?.src);
  return (
    <>
      <p class="said" role="status">
        {announced && title}
      </p>
      <dialog
        class={`${view.as} ${'side' in view && view.side} ${image && 'art'} ${acted && 'acted'}`}
        open={!modal}
        aria-label={title}
        onCancel={(event) => {
          event.preventDefault();
          close('escape');
        }}
        onKeyDown={(event) => (modal ? keepInside(event) : event.key === 'Escape' && close('escape'))}
      >
        <button type="button" class="close" aria-label={say('close')} onClick={() => close('button')}>
          ×
        </button>
        {image && <img class="cover" src={image} alt={content?.image?.alt ?? ''} />}
        <div class="main">
          <h2 tabIndex={-1}>{title}</h2>
          {offerParts(drawing, state, said, say, fields, moves, close, acts, extra)}
        </div>
      </dialog>
    </>
  );
}
