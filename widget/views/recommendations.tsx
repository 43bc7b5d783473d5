// Recommendations: cards in a slot of the shop, as high as the slot reserved, so that nothing moves.
import type { VNode } from 'preact';
import type { Acts, Drawing, Mounted, Product } from './contract.ts';
import { fieldsOf } from './fields.ts';
import { money } from './format.ts';
import { safeHref } from './href.ts';
import styles from './recommendations.css';
import { shadow } from './shadow.ts';
import { fill } from './words.ts';

/** Below this a slot's height is taken for an accident, not for room for pictures. */
const ROOM_PX = 200;

/** Mounts the cards at the end of `place`. */
export function mountRecommendations(drawing: Drawing, acts: Acts, place: Element): Mounted {
  const room = place.clientHeight;
  const fixed = room >= ROOM_PX;
  const { content = {}, products = [] } = drawing;
  const [root, draw, remove] = shadow(place, styles, drawing);
  const fields = fieldsOf(drawing, Date.now());
  const title = fill(content.title, fields, drawing.locale);
  // On the shop's own paper, whatever scheme the visitor prefers, ink is the shop's own.
  if (!drawing.theme.text) root.style.setProperty('--ink', getComputedStyle(place).color);
  if (fixed) root.style.setProperty('height', `${room}px`);
  draw(
    <section class={fixed ? 'fixed' : ''} aria-label={title}>
      <h2>{title}</h2>
      {content.body && <p>{fill(content.body, fields, drawing.locale)}</p>}
      <ul>{products.map((product) => card(product, drawing, acts))}</ul>
    </section>,
  );
  return { element: root, remove };
}

function card(
  { id, title, url, image, priceMinor }: Product,
  { currency, locale }: Drawing,
  acts: Acts,
): VNode {
  const src = safeHref(image);
  return (
    <li key={id}>
      <a href={safeHref(url)} onClick={acts.clicked}>
        <div class="picture">{src && <img src={src} alt="" loading="lazy" width={300} height={300} />}</div>
        <span class="name">{title}</span>
        {priceMinor !== undefined && <span class="small">{money(priceMinor, currency, locale)}</span>}
      </a>
    </li>
  );
}
