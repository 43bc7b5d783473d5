// What a shop platform tells a store by webhook.
import type { Customer } from '../../../shared/schema/customer.ts';
import type { Product } from '../../../shared/schema/product.ts';
import type { ImportResult, OrderPart, RefundLine, SeenProduct } from './orders.ts';
import type { PersonTold } from './people.ts';

/** What a shop platform tells by webhook; `at` (ms) is when it was so, as far as it says. */
export type ShopNews =
  | {
      readonly kind: 'order';
      readonly part: OrderPart;
      readonly products: readonly SeenProduct[];
      /** Taken out of the trash: a deletion no longer counts. */
      readonly restored: boolean;
    }
  | { readonly kind: 'refund'; readonly order: string; readonly lines: readonly RefundLine[] }
  | { readonly kind: 'product'; readonly product: Product; readonly at: number | undefined }
  | {
      readonly kind: 'customer';
      readonly customer: Customer;
      readonly at: number | undefined;
      /** Tells the consent to newsletters and nothing else. */
      readonly isConsent?: boolean;
      /** False: nobody verified that the address is theirs. */
      readonly isProven?: boolean;
    }
  | {
      readonly kind: 'customer-tags';
      readonly customer: string;
      readonly tags: readonly string[];
      /** Whether they were given to the customer, or taken. */
      readonly given: boolean;
      readonly at: number | undefined;
    }
  | { readonly kind: 'order-deleted' | 'product-deleted' | 'customer-deleted'; readonly id: string }
  | { readonly kind: 'customers-merged'; readonly kept: string; readonly gone: string }
  | ({ readonly kind: 'data-request'; readonly request: string } & PersonTold)
  | ({ readonly kind: 'customer-redacted'; readonly orders: readonly string[] } & PersonTold)
  | { readonly kind: 'shop-redacted' };

/** What became of news: lines as in an import, and whatever else was done. */
export type NewsResult = ImportResult & {
  readonly refunded?: number;
  readonly deleted?: number;
  readonly merged?: number;
  readonly noted?: number;
};
