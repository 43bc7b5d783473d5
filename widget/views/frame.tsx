// Frame: the dialog around an offer, with what keyboard, finger and screen reader expect of one.
import type { VNode } from 'preact';
import { safeHref } from './href.ts';
import { keepInside } from './keep-inside.ts';
import { offerParts } from './offer-parts.tsx';
import type { Scene } from './scene.ts';

type Standing = { readonly as: string; readonly side?: 'start' | 'end' | undefined };

export function frame(scene: Scene): VNode {
  const { drawing, state, close, say, text } = scene;
  const { content } = drawing;
  const { as, side }: Standing = drawing.view;
  const { grant, announced, acted } = state;
  const said = grant ? content?.done : content;
  const title = text(said?.title) || (grant && say('thanks'));
  const image = safeHref(content?.image?.src);
  return (
    <>
      <p class="said" role="status">
        {announced && title}
      </p>
      <dialog
        class={as}
        data-side={side}
        data-acted={acted}
        aria-label={title || text(said?.body)}
        onCancel={(event) => {
          event.preventDefault();
          close('escape');
        }}
        onKeyDown={(event) =>
          event.currentTarget.matches(':modal')
            ? keepInside(event)
            : event.key === 'Escape' && close('escape')
        }
      >
        <button type="button" class="close" aria-label={say('close')} onClick={() => close('button')}>
          ×
        </button>
        {image && (
          <img
            class="cover"
            loading="lazy"
            src={image}
            alt={content?.image?.alt ?? ''}
            onError={({ currentTarget }) => currentTarget.remove()}
          />
        )}
        <div class="main">
          {title && <h2 tabIndex={-1}>{title}</h2>}
          {offerParts(scene, said)}
        </div>
      </dialog>
    </>
  );
}
