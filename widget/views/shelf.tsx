// Shelf: what is drawn of recommendations: title, arrows where the cards do not all fit, cards.
import type { VNode } from 'preact';
import type { Adding } from './adding.ts';
import { card, cardLabel } from './card.tsx';
import type { Acts, Drawing } from './contract.ts';
import { fieldsOf } from './fields.ts';
import { named } from './product-parts.tsx';
import type { Ends } from './scroller.ts';
import { fill, sayer } from './words.ts';

/** `fixed`: as high as its place. `scroll` moves the cards on, or back. Products without a name are not drawn. */
export function shelf(
  drawing: Drawing,
  acts: Acts,
  fixed: boolean,
  { start, end }: Ends,
  scroll: (to: 1 | -1) => void,
  adding: Adding,
): VNode {
  const { content, locale, words, canAdd } = drawing;
  const say = sayer(words, locale);
  const fields = fieldsOf(drawing, Date.now());
  const text = (template?: string) => fill(template, fields, locale);
  const [title, body, action] = [content?.title, content?.body, content?.action].map(text);
  const products = named(drawing.products);
  const told = products
    .filter((product) => /added|failed/.test(`${adding.how(product)}`))
    .map((product) => `${cardLabel(product, adding, '', say)}: ${product.title}`);
  const arrow = (word: 'previous' | 'next', sign: string, atEnd: boolean, to: 1 | -1) => (
    <button
      type="button"
      class="arrow"
      aria-label={say(word)}
      aria-disabled={atEnd}
      onClick={() => scroll(to)}
    >
      {sign}
    </button>
  );
  return (
    <>
      {products.length > 0 && (
        <section class={fixed ? 'fixed' : ''} aria-label={title}>
          <header>
            <h2>{title}</h2>
            {!(start && end) && [arrow('previous', '‹', start, -1), arrow('next', '›', end, 1)]}
          </header>
          {body && <p>{body}</p>}
          <ul class={canAdd ? 'adds' : ''}>
            {products.map((product) => card(product, drawing, acts, adding, action ?? '', say))}
          </ul>
          <p class="said" role="status">
            {told.join(', ')}
          </p>
        </section>
      )}
    </>
  );
}
