// The demo shop's own script: its cart, the bar to become somebody, and what it tells Reprise.
import { become, personNow, signedIn } from './shop/become.ts';
import { addToCart, applyCode, emptyCart, piecesIn, readCart } from './shop/cart.ts';
import { showCart } from './shop/cart-view.ts';
import { turnPage } from './shop/locale.ts';
import { pageContext } from './shop/page-context.ts';

/** The queue that holds calls until the loader is there, as the README gives it to shops. */
const calls: unknown[][] = [];
const queue = (...call: unknown[]) => void calls.push(call);
if (!('reprise' in window)) Reflect.set(window, 'reprise', Object.assign(queue, { q: calls }));

// What was ordered is no longer in the cart.
if (document.body.dataset.kind === 'thank-you') emptyCart();

turnPage();
const tellPage = () => window.reprise('page', pageContext(document.body.dataset));
tellPage();
addEventListener('cartchange', tellPage);
window.reprise('on', 'add', ({ product, quantity }) => addToCart(product, quantity));
window.reprise('on', 'apply', ({ code }) => applyCode(code));
signedIn().then(
  (person) => person && window.reprise('identify', person),
  () => undefined,
);

const count = document.querySelector('[data-cart-count]');
const showCount = () => {
  if (count) count.textContent = String(piecesIn(readCart()));
};
addEventListener('cartchange', showCount);
addEventListener('storage', showCount);
showCount();

for (const button of document.querySelectorAll<HTMLButtonElement>('[data-add]'))
  button.addEventListener('click', () => {
    addToCart(button.dataset.add ?? '');
    const status = document.querySelector('[data-added]');
    if (status) status.textContent = `In your cart: ${piecesIn(readCart())}`;
  });

for (const button of document.querySelectorAll<HTMLButtonElement>('[data-become]')) {
  button.setAttribute('aria-pressed', String(button.dataset.become === personNow()));
  button.addEventListener('click', async () => {
    button.disabled = true;
    const done = await become(button.dataset.become ?? '');
    if (!done) button.textContent = 'Reprise does not answer';
  });
}

const cart = document.querySelector<HTMLElement>('[data-cart]');
if (cart) showCart(cart);
