// Rows: the products of an overlay, one under the other; those due for a refill with a button.
import { Component, type VNode } from 'preact';
import type { Acts, Drawing, Extra, Product } from './contract.ts';
import { date, money } from './format.ts';
import { safeHref } from './href.ts';
import { fill } from './words.ts';

const ENGLISH = {
  add: 'Add to cart',
  added: 'Added to your cart',
  failed: 'That did not work. Please try again.',
  lastBought: 'Last bought {date}',
};

type Props = {
  readonly product: Product;
  readonly drawing: Drawing;
  readonly acts: Acts;
  readonly label: string;
  readonly follow: () => void;
  readonly settle: () => void;
};

export const rows: Extra = (drawing, acts, label, { follow, settle }) => (
  <ul>
    {drawing.products?.map((product) => (
      <Row key={product.id} {...{ product, drawing, acts, label, follow, settle }} />
    ))}
  </ul>
);

class Row extends Component<Props, { how?: 'pending' | 'done' | 'failed' }> {
  override render({ product, drawing, follow }: Props): VNode {
    const { locale, currency, kind } = drawing;
    const { title, url, image, priceMinor, lastBought, quantity = 1 } = product;
    const src = safeHref(image);
    const facts = [
      priceMinor !== undefined && money(priceMinor, currency, locale),
      quantity > 1 && `× ${quantity}`,
      lastBought && this.#say('lastBought', date(lastBought, locale)),
    ];
    return (
      <li>
        <div class="picture">{src && <img src={src} alt="" />}</div>
        <div>
          <a href={safeHref(url)} onClick={follow}>
            {title}
          </a>
          <p class="small">{facts.filter(Boolean).join(' · ')}</p>
        </div>
        {kind === 'replenishment' && this.#button()}
        {this.state.how === 'failed' && (
          <p class="fault act" role="alert">
            {this.#say('failed')}
          </p>
        )}
      </li>
    );
  }

  /** Puts the usual quantity in the cart where the shop lets us, else leads to the product. */
  #button(): VNode {
    const { product, drawing, follow, label } = this.props;
    const { how } = this.state;
    const words = how === 'done' ? `✓ ${this.#say('added')}` : label || this.#say('add');
    const named = { class: 'button act', 'aria-label': `${words}: ${product.title}` };
    if (!drawing.canAdd)
      return (
        <a {...named} href={safeHref(product.url)} onClick={follow}>
          {words}
        </a>
      );
    return (
      <button {...named} type="button" aria-disabled={how === 'pending'} onClick={() => this.#add()}>
        {words}
      </button>
    );
  }

  async #add(): Promise<void> {
    const { how } = this.state;
    if (how === 'pending' || how === 'done') return;
    this.setState({ how: 'pending' });
    const worked = await this.props.acts.add(this.props.product);
    if (worked) this.props.settle();
    this.setState({ how: worked ? 'done' : 'failed' });
  }

  #say(word: keyof typeof ENGLISH, day?: string): string {
    return fill(this.props.drawing.words?.[word] ?? ENGLISH[word], { date: day });
  }
}
