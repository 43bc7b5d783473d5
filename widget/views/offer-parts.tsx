// The parts of an offer under its title: words, products, form or code, action, what went wrong, terms, a way out.
import type { ComponentChildren } from 'preact';
import { action } from './action.tsx';
import type { Drawing } from './contract.ts';
import { faultLine } from './fault-line.tsx';
import { granted } from './granted.tsx';
import { leadForm } from './lead-form.tsx';
import type { Scene } from './scene.ts';

/** `said`: the campaign's words, or those for when its offer was taken. */
export function offerParts(scene: Scene, said: Drawing['content']): ComponentChildren {
  const { drawing, state, moves, acts, close, extra, say, text } = scene;
  const { content, form, offer } = drawing;
  const { grant } = state;
  const label = text(said?.action);
  const words = text(said?.body) || (grant && form?.deliver === 'email' && say('mailed'));
  return [
    words && <p>{words}</p>,
    grant
      ? granted(scene, grant)
      : [extra?.(drawing, acts, label, () => moves.set({})), form && leadForm(scene, form, label)],
    action(scene, label, said?.href),
    faultLine(scene, 'failed'),
    !grant && [
      offer?.terms && <p class="small">{offer.terms}</p>,
      content?.dismiss && (
        <button type="button" class="quiet" onClick={() => close('dismiss')}>
          {text(content.dismiss)}
        </button>
      ),
    ],
  ];
}
