// The pages of the demo shop: home, four categories, a page per product, cart, thank-you.
import { CATEGORIES, GOODS, type Good, pathOf, pictureOf } from '../data/catalogue.ts';
import { PICTURE_SIZE } from '../pictures/product-picture.ts';
import type { DemoPage } from './layout.ts';
import { html, type Markup } from './markup.ts';
import { money } from './money.ts';

/** Every page of the shop. */
export function demoPages(): DemoPage[] {
  return [homePage(), ...CATEGORIES.map(categoryPage), ...GOODS.map(productPage), cartPage(), thanksPage()];
}

/** A place where Reprise may draw; its height is kept by the style sheet, so nothing moves when it does. */
const slot = (name: string): Markup => html`<div class="slot" data-reprise-slot="${name}"></div>`;

const picture = (good: Good, lazy: boolean): Markup =>
  html`<img class="picture" src="${pictureOf(good)}" width="${PICTURE_SIZE}" height="${PICTURE_SIZE}" alt="${good.title}, ${good.size}"${lazy ? html` loading="lazy"` : html``}>`;

const card = (good: Good, index: number): Markup => html`<li class="card">
<a class="card-link" href="${pathOf(good)}">${picture(good, index > 7)}<span class="card-title">${good.title}</span></a>
<p class="card-notes">${good.notes}</p>
<p class="card-foot"><span class="price">${money(good.priceMinor)}</span> <span class="size">${good.size}</span>
<button type="button" class="card-add" data-add="${good.id}" aria-label="Add ${good.title} to cart">Add</button></p>
</li>
`;

const shelf = (goods: readonly Good[]): Markup => html`<ul class="shelf">
${goods.map(card)}</ul>`;

const FAVOURITES = ['harbour-espresso', 'breakfast-assam', 'oat-barista', 'uji-sencha'];

const homePage = (): DemoPage => ({
  path: '/demo/',
  title: 'Kettle & Crane: coffee, tea and what belongs next to the cup',
  description:
    'Freshly roasted coffee, whole-leaf tea, and the small things that keep every cup tasting right.',
  kind: 'home',
  main: html`<section class="hero">
<div class="hero-words">
<p class="over">New harvest, same kettle</p>
<h1>Good mornings come in small batches.</h1>
<p class="hero-about">Coffee roasted on Tuesdays, tea from gardens we can name, and a quiet reminder before either runs out.</p>
<p class="hero-ways"><a class="button" href="/demo/coffee/">Shop coffee</a> <a class="button quiet" href="/demo/tea/">Shop tea</a></p>
</div>
<img class="hero-picture" src="/demo/img/shelf.svg" width="1200" height="900" alt="Bags of coffee, a tin of tea and a jar of honey on a wooden shelf" fetchpriority="high">
</section>
<section aria-labelledby="favourites"><h2 id="favourites">On our own table this week</h2>
${shelf(GOODS.filter((good) => FAVOURITES.includes(good.id)))}
</section>
<section aria-labelledby="aisles"><h2 id="aisles">The aisles</h2>
<ul class="aisles">
${CATEGORIES.map((one) => {
  const first = GOODS.filter((good) => good.category === one.id).slice(0, 2);
  return html`<li><a class="aisle" href="/demo/${one.id}/"><span class="aisle-pictures">${first.map((good) => html`<img src="${pictureOf(good)}" width="${PICTURE_SIZE}" height="${PICTURE_SIZE}" alt="" loading="lazy">`)}</span><span class="aisle-title">${one.title}</span><span class="aisle-about">${one.about}</span></a></li>
`;
})}</ul></section>
${slot('home-picks')}`,
});

const categoryPage = ({ id, title, about }: (typeof CATEGORIES)[number]): DemoPage => ({
  path: `/demo/${id}/`,
  title: `${title} · Kettle & Crane`,
  description: about,
  kind: 'category',
  category: id,
  main: html`<section class="category-head"><h1>${title}</h1><p class="category-about">${about}</p></section>
${shelf(GOODS.filter((good) => good.category === id))}`,
});

const productPage = (good: Good): DemoPage => ({
  path: pathOf(good),
  title: `${good.title} · Kettle & Crane`,
  description: good.about,
  kind: 'product',
  product: good.id,
  category: good.category,
  main: html`<nav class="crumbs" aria-label="You are here"><a class="crumb" href="/demo/">Home</a> <a class="crumb" href="/demo/${good.category}/">${titleOf(good.category)}</a> <span class="crumb" aria-current="page">${good.title}</span></nav>
<article class="product">
<div class="product-picture">${picture(good, false)}</div>
<div class="product-words">
<p class="over">${good.brand}</p>
<h1>${good.title}</h1>
<p class="product-notes">${good.notes}</p>
<p class="product-price"><span class="price">${money(good.priceMinor)}</span> <span class="size">${good.size}</span></p>
<p>${good.about}</p>
<p><button type="button" class="button wide" data-add="${good.id}">Add to cart</button></p>
<p class="added" role="status" data-added></p>
<dl class="facts"><div class="fact"><dt>Lasts about</dt><dd>${weeks(good.everyDays)}</dd></div><div class="fact"><dt>Made by</dt><dd>${good.brand}</dd></div><div class="fact"><dt>Delivery</dt><dd>2 to 3 days <button type="button" class="link" data-ask="delivery">How it reaches you</button></dd></div></dl>
</div>
</article>
${slot('product-below')}`,
});

const cartPage = (): DemoPage => ({
  path: '/demo/cart/',
  title: 'Cart · Kettle & Crane',
  description: 'What you are about to order.',
  kind: 'cart',
  main: html`<section class="cart" aria-labelledby="cart-title"><h1 class="cart-title" id="cart-title">Your cart</h1>
<div class="cart-body" data-cart></div>
</section>
${slot('cart-below')}`,
});

const thanksPage = (): DemoPage => ({
  path: '/demo/thank-you/',
  title: 'Thank you · Kettle & Crane',
  description: 'The end of the demo checkout.',
  kind: 'thank-you',
  main: html`<section class="thanks"><img src="/demo/img/crane.svg" width="96" height="96" alt=""><h1 class="cart-title">Thank you.</h1>
<p class="thanks-words">The kettle is on. Nothing was ordered and nothing was sent: this shop is a demo.</p>
<p><a class="button" href="/demo/">Back to the shop</a></p></section>`,
});

const titleOf = (category: Good['category']) => CATEGORIES.find((one) => one.id === category)?.title ?? '';

const weeks = (days: number) => (days < 12 ? `${days} days` : `${Math.round(days / 7)} weeks`);
