// Inline offer: the parts of an overlay as a section of the page.
import type { VNode } from 'preact';
import { safeHref } from './href.ts';
import { offerParts } from './offer-parts.tsx';
import type { Scene } from './scene.ts';

/** What is said aloud is the title and the code, once the offer was taken. */
export function inlineOffer(scene: Scene): VNode {
  const { drawing, state, say, text } = scene;
  const { content, form, offer } = drawing;
  const { grant } = state;
  const said = grant ? content?.done : content;
  const title = text(said?.title) || (grant && say('thanks'));
  const image = safeHref(content?.image?.src);
  // An action that leads nowhere closes an overlay, and so does its way out; here there is nothing to close.
  const acts = safeHref(said?.href) || (!grant && (form || offer?.code));
  const parts = { ...scene, drawing: { ...drawing, content: { ...content, dismiss: undefined } } };
  return (
    <>
      <p class="said" role="status">
        {grant && `${title} ${grant.code ?? ''}`}
      </p>
      <section aria-label={title || text(said?.body)}>
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
          {offerParts(parts, acts ? said : { ...said, action: undefined })}
        </div>
      </section>
    </>
  );
}
