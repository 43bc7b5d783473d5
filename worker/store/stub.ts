// Where a store's Durable Object is found: the only place its name is spelled.
import type { StoreObject } from './store-object.ts';

export type StoreStub = DurableObjectStub<StoreObject>;

/** The stub of the store's Durable Object; sharding by customer would start here. */
export function storeStub(
  env: { readonly STORES: DurableObjectNamespace<StoreObject> },
  store: string,
): StoreStub {
  return env.STORES.getByName(`store:${store}`);
}
