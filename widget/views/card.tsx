// Card: a product among others, with a button where the shop can put it in the cart.
import type { VNode } from 'preact';
import type { Adding } from './adding.ts';
import type { Acts, Drawing, Product } from './contract.ts';
import { money } from './format.ts';
import { addLabel, link, picture } from './product-parts.tsx';
import type { Say } from './words.ts';

const PICTURE_PX = 300;

/** What the button of a card says: there is no room beside it to say what went wrong. */
export function cardLabel(product: Product, { how }: Adding, label: string, say: Say): string {
  return how(product) === 'failed' ? say('failed') : addLabel(how(product), label, say);
}

export function card(
  product: Product,
  { currency, locale, canAdd }: Drawing,
  acts: Acts,
  adding: Adding,
  label: string,
  say: Say,
): VNode {
  const { id, title, priceMinor } = product;
  const words = cardLabel(product, adding, label, say);
  const facts = (
    <>
      {picture(product, PICTURE_PX)}
      <span class="name">{title}</span>
      <span class="small">{priceMinor !== undefined && money(priceMinor, currency, locale)}</span>
    </>
  );
  return (
    <li key={id}>
      {link(product, { class: 'card' }, facts, acts)}
      {canAdd && (
        <button
          type="button"
          class="add"
          aria-label={`${words}: ${title}`}
          aria-disabled={adding.how(product) === 'pending'}
          onClick={() => adding.add(product)}
        >
          {words}
        </button>
      )}
    </li>
  );
}
