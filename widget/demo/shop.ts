// The demo shop's own script: its cart, the bar to become somebody, and what it tells Reprise.
import { become, personNow, signedIn } from './shop/become.ts';
import { addToCart, applyCode, emptyCart, piecesIn, readCart } from './shop/cart.ts';
import { showCart } from './shop/cart-view.ts';
import { pageContext } from './shop/page-context.ts';

type Reprise = ((...call: unknown[]) => void) & { q?: unknown[][] };
declare global {
  interface Window {
    reprise?: Reprise;
  }
}

/** The queue that holds calls until the loader is there, as the README gives it to shops. */
const queue: Reprise = (...call) => {
  queue.q = [...(queue.q ?? []), call];
};
window.reprise ??= queue;
const tell = (...call: unknown[]) => window.reprise?.(...call);

// What was ordered is no longer in the cart.
if (document.body.dataset.kind === 'thank-you') emptyCart();

tell('page', pageContext(document.body.dataset));
type Added = { readonly product: string; readonly quantity?: number };
tell('on', 'add', ({ product, quantity = 1 }: Added) => addToCart(product, quantity));
tell('on', 'apply', ({ code }: { code: string }) => applyCode(code));
signedIn().then(
  (person) => person && tell('identify', person),
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
