// What every page of the demo shop shares: head, the bar to become somebody, header, footer.
import { CATEGORIES } from '../data/catalogue.ts';
import { PEOPLE } from '../data/people.ts';
import { html, type Markup } from './markup.ts';
import { money } from './money.ts';

export type DemoPage = {
  /** Path with its trailing slash. */
  readonly path: string;
  readonly title: string;
  readonly description: string;
  /** What the page tells Reprise of itself, beside its address: `reprise('page', …)` in shop.ts reads these. */
  readonly kind: 'home' | 'category' | 'product' | 'cart' | 'thank-you';
  readonly product?: string;
  readonly category?: string;
  readonly main: Markup;
};

/**
 * A whole page. One tag brings Reprise, after the shop's own script, so that the first question already knows who is
 * signed in. `data-consent="assumed"`: the demo stands on the visitor's own machine and
 * measures nobody; a real shop leaves the attribute out and lets its consent tool speak.
 */
export function pageHtml(page: DemoPage): string {
  const { markup } = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${page.title}</title>
<meta name="description" content="${page.description}">
<meta name="color-scheme" content="light dark">
<link rel="icon" href="/demo/img/crane.svg" type="image/svg+xml">
<link rel="stylesheet" href="/demo/shop.css">
</head>
<body data-kind="${page.kind}" data-product="${page.product ?? ''}" data-category="${page.category ?? ''}">
<a class="skip" href="#main">Skip to content</a>
${becomeBar()}
${header(page)}
${page.kind === 'thank-you' ? html`` : deliveryLine()}
<main id="main">
${page.main}
</main>
${footer()}
<script src="/demo/shop.js"></script>
<script async src="/reprise.js" data-store="demo" data-consent="assumed"></script>
</body>
</html>
`;
  return markup;
}

const becomeBar = (): Markup => html`<aside class="become" aria-label="Try the shop as somebody else">
<p class="become-hint"><strong>Demo.</strong> Be</p>
<div class="become-people" role="group" aria-label="Become">
<button type="button" class="become-one" data-become="" aria-pressed="true">A new visitor</button>
${PEOPLE.map(
  (
    person,
  ) => html`<button type="button" class="become-one" data-become="${person.id}" aria-pressed="false" title="${person.about}">${person.name}<span class="become-role">, ${person.role}</span></button>
`,
)}</div>
</aside>`;

const header = ({ path, category }: DemoPage): Markup => html`<header class="top">
<a class="brand" href="/demo/"${current(path === '/demo/')}><img src="/demo/img/crane.svg" width="40" height="40" alt="">Kettle &amp; Crane</a>
<nav class="aisles-nav" aria-label="Shop">
${CATEGORIES.map(
  (one) => html`<a class="top-link" href="/demo/${one.id}/"${current(one.id === category)}>${one.title}</a>
`,
)}</nav>
<a class="top-link cart-link" href="/demo/cart/"${current(path === '/demo/cart/')}>Cart <span class="count" data-cart-count>0</span></a>
</header>`;

/** The shop's own words; Reprise puts what is still missing in their place, and leaves them where it has nothing. */
const deliveryLine = (): Markup =>
  html`<section aria-label="Delivery"><p class="delivery-line">Delivery in 2 to 3 days, free from ${money(4500)}</p></section>`;

const current = (yes: boolean): Markup => (yes ? html` aria-current="page"` : html``);

const footer = (): Markup => html`<footer>
<div>
<p class="brand-line">Kettle &amp; Crane</p>
<p>Coffee, tea and the things that belong next to the cup.</p>
</div>
<p class="honest">This shop is made up and sells nothing: no order leaves your browser. It is here to show
<a href="/console/">Reprise</a> at work. Its script tag says <code>data-consent="assumed"</code> because nobody real is
measured here; a real shop lets its consent tool decide.</p>
<nav class="languages" aria-label="Languages of Reprise">Reprise here in
${LANGUAGES.map(
  ([tag, name]) => html`<a class="top-link" href="?lang=${tag}" hreflang="${tag}" lang="${tag}">${name}</a>
`,
)}</nav>
</footer>`;

/** What the campaigns of the demo speak; the shop's own words stay English. */
const LANGUAGES = [
  ['en', 'English'],
  ['it', 'Italiano'],
  ['ar', 'العربية'],
] as const;
