// Frame: the dialog around an offer, with what keyboard, finger and screen reader expect of one.
import type { VNode } from 'preact';
import { action } from './action.tsx';
import type { Acts, Closing, Drawing, Extra } from './contract.ts';
import { fieldsOf } from './fields.ts';
import { granted } from './granted.tsx';
import { safeHref } from './href.ts';
import { keepInside } from './keep-inside.ts';
import { leadForm } from './lead-form.tsx';
import type { Moves } from './moves.ts';
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
  const { content = {}, view, form, offer, locale } = drawing;
  const { grant, fault } = state;
  const say = sayer(drawing.words);
  const fields = fieldsOf(drawing, Date.now(), grant);
  const { title, body, action: label, href } = (grant ? content.done : content) ?? {};
  const heading = fill(title, fields) || say('thanks');
  const named = fill(label, fields);
  const words = fill(body, fields) || (grant && form?.deliver === 'email' && say('mailed'));
  const image = safeHref(content.image?.src);
  return (
    <>
      <p class="said" role="status">
        {state.announced && heading}
      </p>
      <dialog
        class={`${view.as} ${'side' in view && view.side} ${image && 'art'} ${state.acted && 'acted'}`}
        open={!modal}
        aria-label={heading}
        onCancel={(event) => {
          event.preventDefault();
          close('escape');
        }}
        onKeyDown={(event) => (modal ? keepInside(event) : event.key === 'Escape' && close('escape'))}
      >
        <button type="button" class="close" aria-label={say('close')} onClick={() => close('button')}>
          ×
        </button>
        {image && <img class="cover" src={image} alt={content.image?.alt ?? ''} />}
        <div class="main">
          <h2 tabIndex={-1}>{heading}</h2>
          {words && <p>{words}</p>}
          {grant
            ? granted(grant, state, say, locale, moves)
            : [
                extra?.(drawing, acts, named, () => moves.set({})),
                form && leadForm(form, state, say, named, moves),
              ]}
          {action(drawing, state, say, named, safeHref(href), moves, acts, close)}
          {fault && (
            <p id="fault" class="fault" role="alert">
              {say(fault)}
            </p>
          )}
          {!grant && [
            offer?.terms && <p class="small">{offer.terms}</p>,
            content.dismiss && (
              <button type="button" class="quiet" onClick={() => close('dismiss')}>
                {content.dismiss}
              </button>
            ),
          ]}
        </div>
      </dialog>
    </>
  );
}
