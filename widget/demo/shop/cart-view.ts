// The cart page: its lines, its totals, its checkout, drawn again after every change.
import { goodById, pathOf, pictureOf } from '../data/catalogue.ts';
import { html, type Markup } from '../pages/markup.ts';
import { money } from '../pages/money.ts';
import { PICTURE_SIZE } from '../pictures/product-picture.ts';
import { type Cart, piecesIn, readCart, setQuantity, totals, writeCart } from './cart.ts';

/** Draws the cart into `place` now and whenever it changes. */
export function showCart(place: HTMLElement): void {
  const draw = () => {
    const focused = document.activeElement?.getAttribute('data-key');
    place.replaceChildren(fragmentOf(cartMarkup(readCart())));
    if (focused) place.querySelector<HTMLElement>(`[data-key="${CSS.escape(focused)}"]`)?.focus();
  };
  addEventListener('cartchange', draw);
  place.addEventListener('click', ({ target }) => target instanceof HTMLElement && act(target));
  draw();
}

function act({ dataset }: HTMLElement): void {
  const { set, quantity, action } = dataset;
  if (set) setQuantity(set, Number(quantity));
  if (action === 'drop-code') writeCart({ ...readCart(), code: '' });
  if (action === 'check-out') location.assign('/demo/thank-you/');
}

/** The texts are our own and escaped by `html`; a parsed document runs no script. */
function fragmentOf({ markup }: Markup): DocumentFragment {
  const parsed = new DOMParser().parseFromString(markup, 'text/html');
  const fragment = document.createDocumentFragment();
  fragment.append(...parsed.body.childNodes);
  return fragment;
}

function cartMarkup(cart: Cart): Markup {
  if (piecesIn(cart) === 0)
    return html`<p class="empty">Nothing in here yet.</p><p><a class="button" href="/demo/coffee/">Find something good</a></p>`;
  return html`<ul class="lines">${Object.entries(cart.lines).map(([id, quantity]) => lineMarkup(id, quantity))}</ul>${sumMarkup(cart)}`;
}

function lineMarkup(id: string, quantity: number): Markup {
  const good = goodById(id);
  if (!good) return html``;
  return html`<li class="line"><img class="picture" src="${pictureOf(good)}" width="${PICTURE_SIZE}" height="${PICTURE_SIZE}" alt=""><p class="line-title"><a href="${pathOf(good)}">${good.title}</a><span class="size line-size">${good.size}</span></p><div class="stepper" role="group" aria-label="Quantity of ${good.title}"><button type="button" class="step" data-key="less-${id}" data-set="${id}" data-quantity="${quantity - 1}" aria-label="One less">−</button><output class="pieces">${quantity}</output><button type="button" class="step" data-key="more-${id}" data-set="${id}" data-quantity="${quantity + 1}" aria-label="One more">+</button></div><p class="price line-price">${money(good.priceMinor * quantity)}</p></li>`;
}

function sumMarkup(cart: Cart): Markup {
  const { goods, off, total } = totals(cart);
  const code = cart.code
    ? html`<div class="sum-row"><dt>Code <strong data-code>${cart.code}</strong> <button type="button" class="link" data-key="drop-code" data-action="drop-code">remove</button></dt><dd class="sum-off">−${money(off)}</dd></div>`
    : html``;
  return html`<div class="sum"><dl><div class="sum-row"><dt>Goods</dt><dd>${money(goods)}</dd></div>${code}<div class="sum-row sum-total"><dt>Total</dt><dd data-total>${money(total)}</dd></div></dl><button type="button" class="button wide" data-action="check-out">Check out</button><p class="small">A demo: checking out empties the cart and does nothing else.</p></div>`;
}
