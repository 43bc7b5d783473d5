// Parts: what the overlays are made of. Each draws its piece of an offer, or nothing when the offer has none.
import type { VNode } from 'preact';
import type { Product } from './contract.ts';
import { moment, money } from './format.ts';
import { safeHref } from './href.ts';
import type { Offer } from './offer.ts';
import type { Say } from './words.ts';

export type PartProps = {
  readonly offer: Offer;
  readonly say: Say;
  readonly text: (words?: string) => string;
};

/** Address, consent, button; what is wrong stands under the field it is about. */
export function LeadForm({ offer, say, text }: PartProps): VNode | null {
  const { form, content } = offer.drawing;
  if (!form) return null;
  const { fault, pending } = offer.state();
  const submit = (event: SubmitEvent & { currentTarget: HTMLFormElement }) => {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    const fields = event.currentTarget;
    offer
      .submit(String(data.get('email')).trim(), data.has('agreed'))
      .then(() => fields.querySelector<HTMLElement>('[aria-invalid=true]')?.focus())
      .catch(() => {});
  };
  const wrong = (...about: unknown[]) => ({
    'aria-invalid': about.includes(fault),
    'aria-describedby': about.includes(fault) ? 'fault' : undefined,
  });
  return (
    <form noValidate onSubmit={submit}>
      <label for="email">{say('email')}</label>
      <div class="field">
        <input
          id="email"
          name="email"
          type="email"
          autoComplete="email"
          enterKeyHint="send"
          required
          placeholder={say('email')}
          {...wrong('emailInvalid')}
        />
        <button type="submit" aria-disabled={pending}>
          {text(content?.action) || say('send')}
        </button>
      </div>
      {fault && <Wrong id="fault" words={say(fault)} />}
      {form.consent?.as === 'notice' && <p class="small">{form.consent.text}</p>}
      {form.consent?.as === 'checkbox' && (
        <label class="consent small">
          <input type="checkbox" name="agreed" required {...wrong('consentMissing')} />
          <span>{form.consent.text}</span>
        </label>
      )}
    </form>
  );
}

/** The code with its copy button and its real expiry. */
export function Code({ offer, say }: PartProps): VNode | null {
  const { grant, copied } = offer.state();
  const { locale } = offer.drawing;
  if (!grant?.code) return null;
  const { code, expiresAt, applied } = grant;
  return (
    <>
      <div class="code">
        <code>{code}</code>
        <button type="button" onClick={() => offer.copy(code).catch(() => {})}>
          {say(copied ? 'copied' : 'copy')}
        </button>
      </div>
      {applied && <p class="small">{say('applied')}</p>}
      {expiresAt && <p class="small">{say('validUntil', { date: moment(expiresAt, locale, Date.now()) })}</p>}
    </>
  );
}

/** The products of an offer, one under the other; those due for a refill with their button. */
export function Rows(props: PartProps): VNode | null {
  const { products } = props.offer.drawing;
  if (!products?.length) return null;
  return (
    <ul class="rows">
      {products.map((product) => (
        <Row key={product.id} product={product} {...props} />
      ))}
    </ul>
  );
}

function Row({ product, offer, say, text }: PartProps & { product: Product }): VNode {
  const { kind, locale, currency, content } = offer.drawing;
  const { title, image, url, priceMinor, lastBought, quantity = 1 } = product;
  const facts = [
    priceMinor !== undefined && money(priceMinor, currency, locale),
    quantity > 1 && say('quantity', { quantity: String(quantity) }),
    lastBought && say('lastBought', { date: moment(lastBought, locale, Date.now()) }),
  ];
  return (
    <li class="row">
      <div class="picture">{safeHref(image) && <img src={safeHref(image)} alt="" />}</div>
      <div>
        <a href={safeHref(url)} onClick={offer.follow}>
          {title}
        </a>
        <p class="small">{facts.filter(Boolean).join(' · ')}</p>
      </div>
      {kind === 'replenishment' && (
        <Add {...{ product, offer, say, text }} label={text(content?.action) || say('add')} />
      )}
    </li>
  );
}

/** Puts the usual quantity in the cart where the shop lets us, else leads to the product. */
function Add({ product, label, offer, say }: PartProps & { product: Product; label: string }): VNode {
  const how = offer.state().added[product.id];
  const named = `${label}: ${product.title}`;
  if (!offer.drawing.canAdd)
    return (
      <a class="button act" href={safeHref(product.url)} aria-label={named} onClick={offer.follow}>
        {label}
      </a>
    );
  return (
    <>
      <button
        type="button"
        class="act"
        aria-label={how === 'done' ? undefined : named}
        aria-disabled={how === 'pending'}
        onClick={() => how === 'done' || offer.add(product).catch(() => {})}
      >
        {how === 'done' ? `✓ ${say('added')}` : label}
      </button>
      {how === 'failed' && <Wrong words={say('failed')} />}
    </>
  );
}

/** What went wrong, said aloud. */
function Wrong({ words, id }: { words: string; id?: string }): VNode {
  return (
    <p id={id} class="fault" role="alert">
      {words}
    </p>
  );
}

/** The one action of an offer without a form: show its code, follow its link, or be done with it. */
export function Action({ offer, say, text }: PartProps): VNode | null {
  const { content, form, kind, offer: terms } = offer.drawing;
  const { grant, pending, fault } = offer.state();
  const { action, href } = (grant ? content?.done : content) ?? {};
  const link = safeHref(href);
  if (!grant && (form || kind === 'replenishment')) return null;
  if (!grant && terms?.code)
    return (
      <>
        <button type="button" aria-disabled={pending} onClick={() => offer.reveal().catch(() => {})}>
          {text(action) || say('code')}
        </button>
        {fault && <Wrong words={say(fault)} />}
      </>
    );
  if (!action && !grant) return null;
  if (link)
    return (
      <a class="button" href={link} onClick={offer.follow}>
        {text(action) || say('done')}
      </a>
    );
  return (
    <button
      type="button"
      class={grant ? 'quiet' : ''}
      onClick={() => {
        offer.follow();
        offer.close('action');
      }}
    >
      {text(action) || say('done')}
    </button>
  );
}
