// What a WooCommerce page draws of the cart: it is told that there is something new to draw.

/** `added`: the mini-cart may open, as after the shop's own button. */
export function tellTheme(added: boolean): void {
  // Classic: cart-fragments.js fetches the mini-cart anew. It listens by jQuery, which hears what the document is told.
  document.body.dispatchEvent(new Event('wc_fragment_refresh'));
  if (added)
    document.body.dispatchEvent(
      new CustomEvent('wc-blocks_added_to_cart', { bubbles: true, detail: { preserveCartData: false } }),
    );
  // The block mini-cart of WooCommerce 10 and later refreshes by what the blocks' other store says; ours is as good.
  dispatchEvent(
    new CustomEvent('wc-blocks_store_sync_required', { detail: { type: 'from_@wordpress/data' } }),
  );
}
