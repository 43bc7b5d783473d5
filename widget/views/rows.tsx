// Rows: the products of an overlay, one under the other: due for a refill, each with a button; or the lines of a cart.
import type { VNode } from 'preact';
import { type Adding, addingOf } from './adding.ts';
import { cartNow } from './cart-now.ts';
import type { Acts, Drawing, Extra, Product } from './contract.ts';
import { date, money } from './format.ts';
import { addLabel, link, named, picture } from './product-parts.tsx';
import { type Say, sayer } from './words.ts';

const PICTURE_PX = 64;

/** Rows of one overlay; they remember what was put in the cart. */
export function rowsOf(): Extra {
  let known: Adding | undefined;
  return (drawing, acts, label, redraw) => {
    known ??= addingOf(acts, redraw);
    const adding = known;
    const say = sayer(drawing.words, drawing.locale);
    const { lines: products, others } = drawing.cart
      ? cartNow(named(drawing.products), drawing.inCart)
      : { lines: named(drawing.products), others: 0 };
    const added = products.filter((product) => adding.how(product) === 'added');
    return (
      <>
        <ul class={classOf(drawing, products, added)} aria-label={drawing.cart && say('cart')}>
          {products.map((product) => row(product, drawing, acts, label, say, adding))}
          {others > 0 && <li class="others">+{others.toLocaleString(drawing.locale)}</li>}
        </ul>
        {drawing.cart && total(drawing, say)}
        <p class="said" role="status">
          {added.map(({ title }) => `${say('added')}: ${title}`).join(', ')}
        </p>
      </>
    );
  };
}

/** Once everything is in the cart, the way out that refuses it goes (rows.css). */
const classOf = ({ cart }: Drawing, products: readonly Product[], added: readonly Product[]): string =>
  cart
    ? 'lines'
    : `rows-${products.length} ${added[0] && added.length === products.length ? 'done' : ''}`.trim();

function row(product: Product, drawing: Drawing, acts: Acts, label: string, say: Say, adding: Adding): VNode {
  const failed = adding.how(product) === 'failed';
  return (
    <li key={product.id}>
      {picture(product, PICTURE_PX)}
      <div class="facts">
        {link(product, { class: 'name' }, product.title, acts)}
        <p class="small">
          {factsOf(product, drawing, say).map((fact, i) => (
            <span key={fact}>
              {i > 0 && <i> · </i>}
              {fact}
            </span>
          ))}
        </p>
      </div>
      {drawing.cart && <b>{priceOf(product, drawing, product.quantity)}</b>}
      {drawing.kind === 'replenishment' && button(product, drawing, acts, label, say, adding)}
      {failed && (
        <p class="fault act" role="alert">
          {say('failed')}
        </p>
      )}
    </li>
  );
}

/** What the visitor knows of it: price, usual quantity and last time; of a line in the cart, how many there are. */
function factsOf(product: Product, drawing: Drawing, say: Say): string[] {
  const { lastBought, quantity: count = 1 } = product;
  if (drawing.cart) return [say('quantity', { count })];
  const facts = [
    priceOf(product, drawing),
    count > 1 && say('usual', { count }),
    lastBought && say('lastBought', { date: date(lastBought, drawing.locale) }),
  ];
  return facts.filter((fact) => typeof fact === 'string');
}

const priceOf = ({ priceMinor }: Product, { currency, locale }: Drawing, times = 1): string | undefined =>
  priceMinor === undefined ? undefined : money(priceMinor * times, currency, locale);

/** What the whole cart comes to, where the shop said so. */
function total({ inCart, currency, locale }: Drawing, say: Say): VNode | undefined {
  if (!inCart) return undefined;
  return (
    <p class="total">
      <span>{say('total')}</span>
      <b>{money(inCart.totalMinor, currency, locale)}</b>
    </p>
  );
}

/** Puts the usual quantity in the cart where the shop lets us, else leads to the product. */
function button(
  product: Product,
  { canAdd }: Drawing,
  acts: Acts,
  label: string,
  say: Say,
  { how, add }: Adding,
): VNode {
  const words = addLabel(how(product), label, say);
  const shared = { class: 'button act', 'aria-label': `${words}: ${product.title}` };
  return canAdd ? (
    <button {...shared} type="button" aria-disabled={how(product) === 'pending'} onClick={() => add(product)}>
      {words}
    </button>
  ) : (
    link(product, shared, words, acts)
  );
}
