// What is answered of a store: its making, its status, its keys and revisions.
import * as v from 'valibot';
import { Scope } from '../../../shared/schema/credentials.ts';
import type { StoreStatus } from '../../store/api/control.ts';

export const CreatedStore = v.strictObject({
  store: v.string(),
  adminKey: v.string(),
  identitySecret: v.string(),
  scriptTag: v.string(),
});

export const Status = v.strictObject({
  revision: v.number(),
  orders: v.number(),
  ordersWithVisitor: v.number(),
  visitorShare: v.number(),
  customers: v.number(),
  products: v.number(),
  pendingProfiles: v.number(),
  pendingJobs: v.number(),
}) satisfies v.GenericSchema<unknown, StoreStatus>;

export const Scopes = v.array(Scope);

export const CreatedKey = v.strictObject({ id: v.string(), adminKey: v.string(), scopes: Scopes });
