// Frame: the dialog around an offer, with what keyboard, finger and screen reader expect of one.
import type { VNode } from 'preact';
import { codeFields, fieldsOf } from './fields.ts';
import { safeHref } from './href.ts';
import { keepInside } from './keep-inside.ts';
import type { Offer } from './offer.ts';
import { Action, Code, LeadForm, Rows } from './parts.tsx';
import { fill, type Say } from './words.ts';

type Props = {
  readonly offer: Offer;
  readonly say: Say;
  readonly modal: boolean;
  readonly announced: boolean;
};

export function Frame({ offer, say, modal, announced }: Props): VNode {
  const { content, view, form, offer: terms } = offer.drawing;
  const { grant, acted } = offer.state();
  const values = { ...fieldsOf(offer.drawing), ...codeFields(grant?.code, grant?.expiresAt, Date.now()) };
  const text = (words = '') => fill(words, values);
  const { title, body } = (grant ? content?.done : content) ?? {};
  const heading = text(title) || (grant ? say('thanks') : '');
  const words = text(body) || (grant && !grant.code && form?.deliver === 'email' ? say('mailed') : '');
  const image = safeHref(content?.image?.src);
  const part = { offer, say, text };
  const side = view.as === 'slide-in' && view.side === 'start' ? 'start' : '';
  return (
    <>
      <p class="hidden" role="status">
        {!modal && announced && heading}
      </p>
      <dialog
        class={`${view.as} ${side} ${image ? 'art' : ''} ${acted ? 'acted' : ''}`}
        open={!modal}
        aria-labelledby="title"
        {...behaviour(offer, modal)}
      >
        {image && <img class="cover" src={image} alt={content?.image?.alt ?? ''} />}
        <div class="main">
          <h2 id="title" tabIndex={-1}>
            {heading}
          </h2>
          {words && <p class="body">{words}</p>}
          {!grant && <LeadForm {...part} />}
          {!grant && <Rows {...part} />}
          <Code {...part} />
          <Action {...part} />
          {!grant && terms?.terms && <p class="small">{terms.terms}</p>}
          {!grant && content?.dismiss && (
            <button type="button" class="quiet" onClick={() => offer.close('dismiss')}>
              {text(content.dismiss)}
            </button>
          )}
        </div>
        <button type="button" class="close" aria-label={say('close')} onClick={() => offer.close('button')}>
          <svg viewBox="0 0 16 16" aria-hidden="true">
            <path d="M3 3l10 10M13 3L3 13" />
          </svg>
        </button>
      </dialog>
    </>
  );
}

/** Escape, the backdrop, Tab, and the first touch. */
function behaviour(offer: Offer, modal: boolean) {
  return {
    onFocusIn: modal ? undefined : offer.act,
    onPointerDown: modal ? undefined : offer.act,
    onCancel: (event: Event) => {
      event.preventDefault();
      offer.close('escape');
    },
    onKeyDown: (event: KeyboardEvent & { currentTarget: HTMLDialogElement }) => {
      if (modal) keepInside(event.currentTarget, event);
      else if (event.key === 'Escape') offer.close('escape');
    },
    onClick: ({
      target,
      currentTarget,
      clientX: x,
      clientY: y,
    }: MouseEvent & { currentTarget: HTMLDialogElement }) => {
      const { left, right, top, bottom } = currentTarget.getBoundingClientRect();
      if (modal && target === currentTarget && (x < left || x > right || y < top || y > bottom))
        offer.close('backdrop');
    },
  };
}
