// Rows: the products of an overlay, one under the other; those due for a refill with a button.
import type { VNode } from 'preact';
import type { Acts, Drawing, Extra, Product } from './contract.ts';
import { date, money } from './format.ts';
import { safeHref } from './href.ts';
import { fill } from './words.ts';

const ENGLISH = {
  add: 'Add to cart',
  added: 'Added to your cart',
  failed: 'Please try again.',
  lastBought: 'Last bought {date}',
};

type Say = (word: keyof typeof ENGLISH, day?: string) => string;

/** Rows of one overlay; they remember what was put in the cart. */
export function rowsOf(): Extra {
  const adding = new Map<Product, 'pending' | 'done' | 'failed'>();
  return (drawing, acts, label, redraw) => {
    const say: Say = (word, day) => fill(drawing.words?.[word] ?? ENGLISH[word], { date: day });
    const add = async (product: Product) => {
      const mark = (how: 'pending' | 'done' | 'failed') => {
        adding.set(product, how);
        redraw();
      };
      if (/pending|done/.test(adding.get(product) ?? '')) return;
      mark('pending');
      mark((await acts.add(product)) ? 'done' : 'failed');
    };
    return (
      <ul>
        {drawing.products?.map((product) => {
          const how = adding.get(product);
          const words = how === 'done' ? `✓ ${say('added')}` : label || say('add');
          return (
            <li key={product.id}>
              {facts(product, drawing, acts, say)}
              {drawing.kind === 'replenishment' && button(product, drawing, acts, words, how, add)}
              {how === 'failed' && (
                <p class="fault act" role="alert">
                  {say('failed')}
                </p>
              )}
            </li>
          );
        })}
      </ul>
    );
  };
}

/** Picture, name, and what the visitor knows of it: price, usual quantity, last time. */
function facts(product: Product, { locale, currency }: Drawing, acts: Acts, say: Say): VNode {
  const { title, url, image, priceMinor, lastBought, quantity = 1 } = product;
  const src = safeHref(image);
  const words = [
    priceMinor !== undefined && money(priceMinor, currency, locale),
    quantity > 1 && `× ${quantity}`,
    lastBought && say('lastBought', date(lastBought, locale)),
  ];
  return (
    <>
      <div class="picture">{src && <img src={src} alt="" />}</div>
      <div>
        <a href={safeHref(url)} onClick={acts.clicked}>
          {title}
        </a>
        <p class="small">{words.filter(Boolean).join(' · ')}</p>
      </div>
    </>
  );
}

/** Puts the usual quantity in the cart where the shop lets us, else leads to the product. */
function button(
  product: Product,
  { canAdd }: Drawing,
  acts: Acts,
  words: string,
  how: string | undefined,
  add: (product: Product) => Promise<void>,
): VNode {
  const named = { class: 'button act', 'aria-label': `${words}: ${product.title}` };
  return canAdd ? (
    <button {...named} type="button" aria-disabled={how === 'pending'} onClick={() => add(product)}>
      {words}
    </button>
  ) : (
    <a {...named} href={safeHref(product.url)} onClick={acts.clicked}>
      {words}
    </a>
  );
}
