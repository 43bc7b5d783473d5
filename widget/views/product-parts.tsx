// Product parts: what rows and cards draw alike of a product.
import type { ComponentChildren, VNode } from 'preact';
import type { Adding } from './adding.ts';
import type { Acts, Product } from './contract.ts';
import { safeHref } from './href.ts';
import type { Say } from './words.ts';

/** Those that can be drawn: a product without a name says nothing. */
export const named = (products: readonly Product[] = []): Product[] =>
  products.filter(({ title }) => title.trim());

/** Words that lead to the product; where it has no address, words. */
export function link(
  { url }: Product,
  shared: { readonly class?: string; readonly 'aria-label'?: string },
  words: ComponentChildren,
  { clicked }: Acts,
): VNode {
  const href = safeHref(url);
  return href ? (
    <a {...shared} href={href} onClick={clicked}>
      {words}
    </a>
  ) : (
    <span {...shared}>{words}</span>
  );
}

/** Its picture; without one, or when it does not come, its initial. */
export function picture({ title, image }: Product, size: number): VNode {
  const src = safeHref(image);
  return (
    <div class="picture" aria-hidden="true" data-initial={[...title.trim()][0]}>
      {src && (
        <img
          src={src}
          alt=""
          loading="lazy"
          width={size}
          height={size}
          onError={({ currentTarget }) => currentTarget.remove()}
        />
      )}
    </div>
  );
}

/** What the button of a product says of how adding it stands. */
export function addLabel(how: ReturnType<Adding['how']>, label: string, say: Say): string {
  if (how === 'added') return `✓ ${say('added')}`;
  return how === 'pending' ? say('pending') : label || say('add');
}
