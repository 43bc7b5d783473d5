// Inline: recommendations in a slot of the shop. As high as the slot reserved, so that nothing moves.
import { render, type VNode } from 'preact';
import base from './base.css';
import type { Acts, Drawing, Mount, Product } from './contract.ts';
import { fieldsOf } from './fields.ts';
import { money } from './format.ts';
import { safeHref } from './href.ts';
import styles from './inline.css';
import { shadow } from './shadow.ts';
import { fill } from './words.ts';

/** Below this a slot's height is taken for an accident, not for room for pictures. */
const ROOM_PX = 200;

export const mount: Mount = (drawing, acts, place) => {
  const room = place.clientHeight;
  const root = shadow(place, base + styles, drawing.locale, drawing.theme);
  const fixed = room >= ROOM_PX;
  if (fixed) root.style.setProperty('height', `${room}px`);
  render(<Recommendations {...drawing} fixed={fixed} acts={acts} />, root);
  const remove = () => {
    render(null, root);
    const tree = root.getRootNode();
    if (tree instanceof ShadowRoot) tree.host.remove();
  };
  return { element: root, remove };
};

function Recommendations(drawing: Drawing & { fixed: boolean; acts: Acts }): VNode {
  const { content, products = [], fixed, acts } = drawing;
  const values = fieldsOf(drawing);
  return (
    <section class={fixed ? 'fixed' : ''} aria-labelledby="title">
      <h2 id="title">{fill(content?.title ?? '', values)}</h2>
      {content?.body && <p>{fill(content.body, values)}</p>}
      <ul>
        {products.map((product) => (
          <li key={product.id}>
            <Card product={product} drawing={drawing} clicked={acts.clicked} />
          </li>
        ))}
      </ul>
    </section>
  );
}

type CardProps = { readonly product: Product; readonly drawing: Drawing; readonly clicked: () => void };

function Card({ product, drawing: { currency, locale }, clicked }: CardProps): VNode {
  const { title, url, image, priceMinor } = product;
  return (
    <a href={safeHref(url)} onClick={clicked}>
      <div class="picture">
        {safeHref(image) && <img src={safeHref(image)} alt="" loading="lazy" width={300} height={300} />}
      </div>
      <span class="name">{title}</span>
      {priceMinor !== undefined && <span class="small">{money(priceMinor, currency, locale)}</span>}
    </a>
  );
}
