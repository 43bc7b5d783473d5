// The parts of an offer under its title: words, products, form or code, action, what went wrong, terms, a way out.
import type { ComponentChildren } from 'preact';
import { action } from './action.tsx';
import type { Acts, Closing, Drawing, Extra } from './contract.ts';
import { granted } from './granted.tsx';
import { safeHref } from './href.ts';
import { leadForm } from './lead-form.tsx';
import type { Moves } from './moves.ts';
import type { State } from './state.ts';
import { fill, type Say, type Values } from './words.ts';

/** The words for now: the campaign's, or those for when its offer was taken. */
type Said = Drawing['content'];

export function offerParts(
  drawing: Drawing,
  state: State,
  said: Said,
  say: Say,
  fields: Values,
  moves: Moves,
  close: (why: Closing) => void,
  acts: Acts,
  extra?: Extra,
): ComponentChildren {
  const { content, form, offer, locale } = drawing;
  const { grant, fault } = state;
  const named = fill(said?.action, fields, locale);
  const words = fill(said?.body, fields, locale) || (grant && form?.deliver === 'email' && say('mailed'));
  return [
    words && <p>{words}</p>,
    grant
      ? granted(grant, state, say, locale, moves)
      : [
          extra?.(drawing, acts, named, () => moves.set({})),
          form && leadForm(form, state, say, named, moves),
        ],
    action(drawing, state, say, named, safeHref(said?.href), moves, acts, close),
    fault && (
      <p id="fault" class="fault" role="alert">
        {say(fault)}
      </p>
    ),
    !grant && [
      offer?.terms && <p class="small">{offer.terms}</p>,
      content?.dismiss && (
        <button type="button" class="quiet" onClick={() => close('dismiss')}>
          {content.dismiss}
        </button>
      ),
    ],
  ];
}
