// Bar line: what a bar says and offers at this moment.
import type { VNode } from 'preact';
import { barAction } from './bar-action.tsx';
import type { Acts, Closing, Drawing } from './contract.ts';
import { fieldsOf } from './fields.ts';
import type { Moves } from './moves.ts';
import type { State } from './state.ts';
import { fill, sayer } from './words.ts';

/** `over`: over the page, at an edge of the window. What is said aloud is the title, and the code once there is one. */
export function barLine(
  drawing: Drawing,
  over: boolean,
  state: State,
  moves: Moves,
  acts: Acts,
  close: (why: Closing) => void,
): VNode {
  const { content, goal, offer, view, words, locale, inCart } = drawing;
  const cartMinor = inCart?.totalMinor ?? 0;
  const { grant, fault, announced } = state;
  const say = sayer(words, locale);
  const fields = fieldsOf(drawing, Date.now(), grant);
  const text = (template?: string) => fill(template, fields, locale);
  const reached = goal && cartMinor >= goal.thresholdMinor;
  const said = ((goal ? reached : grant) && content?.done) || content;
  const title = text(said?.title ?? content?.title);
  const body = text(said?.body);
  const edge = 'position' in view && view.position === 'top' ? 'top' : 'bottom';
  return (
    <section
      class={`bar ${over ? edge : ''} ${reached ? 'reached' : ''}`}
      aria-label={title || body}
      onKeyDown={({ key }) => key === 'Escape' && close('escape')}
    >
      <p class="said" role="status">
        {announced && `${title} ${grant?.code ?? ''}`}
      </p>
      <div class="line">
        <p class="words">
          {title && <b>{title}</b>} <span class="body">{body}</span>
          {offer?.terms && !grant && <small> {offer.terms}</small>}
          {fault && <span role="alert"> {say(fault)}</span>}
        </p>
        {grant?.code && <code>{grant.code}</code>}
        {barAction(drawing, state, say, text(said?.action), said?.href, moves, acts, close)}
      </div>
      <button type="button" class="close" aria-label={say('close')} onClick={() => close('button')}>
        ×
      </button>
      {goal && <progress aria-label={say('progress')} max={goal.thresholdMinor} value={cartMinor} />}
    </section>
  );
}
