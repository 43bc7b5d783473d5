// StoreObject: the Durable Object of one store. A thin RPC surface; each table family has its own file.
import { DurableObject } from 'cloudflare:workers';
import type { Scarce } from '../../shared/decide/scarce.ts';
import type { Asked } from '../../shared/lint/asked.ts';
import type { SampledDay } from '../../shared/replay/report.ts';
import type { AuditDetails, AuditPage } from '../../shared/schema/audit.ts';
import type { Flags } from '../../shared/schema/catalog.ts';
import type { HeldKey } from '../../shared/schema/credentials.ts';
import type { Customer } from '../../shared/schema/customer.ts';
import type { Deliveries, DeliveryQuery } from '../../shared/schema/delivery.ts';
import type { Endpoint, NewEndpoint } from '../../shared/schema/endpoint.ts';
import type { CodeGrant } from '../../shared/schema/lead.ts';
import type { LeadList, LeadQuery } from '../../shared/schema/lead-list.ts';
import type { PersonErasure } from '../../shared/schema/people.ts';
import type { ProductPart } from '../../shared/schema/product.ts';
import type { Profile } from '../../shared/schema/profile.ts';
import type { Revision } from '../../shared/schema/publishing.ts';
import { type AlarmState, onAlarm } from './alarm.ts';
import type { Actor, Refused } from './api/actor.ts';
import type { CampaignQuestion, CountedCampaigns } from './api/campaigns.ts';
import type { Capped, CodeClaim, HourlyCaps, NewLead, PoolCode } from './api/claims.ts';
import type {
  LiveRevision,
  LostRace,
  NewKey,
  PutConfig,
  PutSecret,
  StoreCreation,
  StoreStatus,
} from './api/control.ts';
import type { NewSample, StoredEvent, StoredSample } from './api/events.ts';
import type { NewsResult, ShopNews } from './api/news.ts';
import type { DocumentsTaken, ImportResult, OrderBatch } from './api/orders.ts';
import type { CustomerQuestion, CustomerView, PersonTold } from './api/people.ts';
import { addAudit, auditPage } from './audit.ts';
import { campaignTallies } from './campaign-tallies.ts';
import { type Done, forgetVisitor, giveCode, giveShared, keepEvents, keepLead } from './claims.ts';
import { type Confirmed, confirmLead } from './confirmations.ts';
import { createStore, giveKey, newIdentity, newPlatformSecret, putConfig, takeKey } from './control.ts';
import { customerView, knowsCustomer } from './customer-view.ts';
import { type DataRequest, dataRequests } from './data-requests.ts';
import { deliveryPage } from './deliveries.ts';
import { scheduleDeliveries } from './delivering.ts';
import { endpointList } from './endpoints.ts';
import { customersNotErased, type MarkSetting, ordersOfNobodyErased } from './erased.ts';
import { erasePerson } from './erasure.ts';
import { flagsOf } from './flags.ts';
import {
  dropOtherProducts,
  endImport,
  followChange,
  scheduleCatalog,
  takeCustomers,
  takeOrders,
  takeProducts,
} from './importing.ts';
import { wakeBy } from './jobs.ts';
import { heldKeys } from './keys.ts';
import { leadPage } from './leads.ts';
import { type StoreFacts, storeFacts } from './lint-state.ts';
import { migrate } from './migrations.ts';
import { takeNews } from './news.ts';
import { changeEndpoints, sendAgain } from './outgoing.ts';
import { exportOf } from './person-export.ts';
import { endFilling, type Filled, fillPool } from './pool-filling.ts';
import { type KeptPreviews, keepPreview, type NewPreview } from './previews.ts';
import { profileAt } from './profiles.ts';
import type { Home } from './publishing.ts';
import { scheduleRedemptions, scheduleStockCheck } from './redemption-schedule.ts';
import { type KnownPool, knownPools } from './redemptions.ts';
import { refusal } from './refusal.ts';
import { removeStore } from './removal.ts';
import { type KeptProducts, products, type RetentionAnswer, retention } from './reports.ts';
import { scheduleRetain } from './retain.ts';
import { documentOf, liveRevision, revisionList } from './revisions.ts';
import { keepSample, type SampleCounts, sampledDays, samplesAfter } from './samples.ts';
import { statusOf } from './status.ts';
import { turns } from './turns.ts';

/** How long after its last batch an import is held to be going on. */
const IMPORT_PAUSE = 2000;

const lineCount = (orders: OrderBatch['orders']): number =>
  orders.reduce((sum, { lines }) => sum + lines.length, 0);

/** Everything one store knows, in SQLite; one instance per store. */
export class StoreObject extends DurableObject<Env> {
  /** What is on its way to KV. */
  readonly #publishing = new Set<Promise<unknown>>();
  readonly #previews: KeptPreviews = new Map();
  readonly #samples: SampleCounts = new Map();
  readonly #inTurn = turns();
  readonly #alarms: AlarmState = { importingUntil: 0, failures: 0 };

  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, env);
    ctx.blockConcurrencyWhile(async () => {
      migrate(ctx.storage);
      await scheduleRetain(ctx.storage, Date.now());
    });
  }

  create(actor: Actor, creation: StoreCreation): Promise<boolean> {
    return this.#underway(createStore(this.#home, actor, creation, Date.now()));
  }

  async remove(): Promise<void> {
    await removeStore(this.#home, () => Promise.allSettled(this.#publishing), Date.now());
    this.#previews.clear();
    this.#samples.clear();
  }

  liveDocument(): { document: string; etag: string } | Refused {
    const live = liveRevision(this.ctx.storage.sql);
    return (live && documentOf(this.ctx.storage.sql, live.revision)) ?? { refused: 'no-store' };
  }

  revisions(before: number, limit: number): Revision[] {
    return revisionList(this.ctx.storage.sql, before, limit);
  }

  revisionDocument(revision: number): { document: string; etag: string } | null {
    return documentOf(this.ctx.storage.sql, revision);
  }

  async putConfig(actor: Actor, put: PutConfig): Promise<LiveRevision | LostRace | Refused> {
    const result = await this.#underway(putConfig(this.#home, actor, put, Date.now()));
    // The catalogue says from then on which of the pools and budgets that the config names run out.
    if ('revision' in result) {
      await scheduleCatalog(this.ctx.storage, Date.now());
      await scheduleRedemptions(this.ctx.storage, Date.now());
    }
    return result;
  }

  storeFacts(asked: Asked): StoreFacts {
    return storeFacts(this.ctx.storage.sql, asked, Date.now());
  }

  /** What has run out of what a config names, live or not. */
  flags(scarce: Scarce): Flags {
    return flagsOf(this.ctx.storage.sql, scarce, Date.now());
  }

  audit(before: number, limit: number): AuditPage {
    return auditPage(this.ctx.storage.sql, before, limit);
  }

  keys(): HeldKey[] {
    return heldKeys(this.ctx.storage.sql);
  }

  async addKey(actor: Actor, key: NewKey): Promise<object | Refused> {
    return this.#allowed(actor, (now) => this.#underway(giveKey(this.#home, actor, key, now)));
  }

  async revokeKey(actor: Actor, id: string): Promise<{ readonly found: boolean } | Refused> {
    return this.#allowed(actor, (now) => this.#underway(takeKey(this.#home, actor, id, now)));
  }

  async rotateIdentity(actor: Actor, sealed: string): Promise<object | Refused> {
    return this.#allowed(actor, (now) => this.#underway(newIdentity(this.#home, actor, sealed, now)));
  }

  putPlatformSecret(actor: Actor, put: PutSecret): Promise<object | Refused> {
    return this.#underway(newPlatformSecret(this.#home, actor, put, Date.now()));
  }

  async keepPreview(actor: Actor, preview: NewPreview): Promise<object | Refused> {
    return this.#allowed(actor, (now) =>
      this.#underway(keepPreview(this.#home, this.#previews, actor, preview, now)),
    );
  }

  endpoints(): Endpoint[] {
    return endpointList(this.ctx.storage.sql, Date.now());
  }

  putEndpoints(actor: Actor, wanted: readonly NewEndpoint[]): Promise<Endpoint[] | Refused> {
    return changeEndpoints(this.#home, actor, wanted, Date.now());
  }

  deliveries(asked: DeliveryQuery): Deliveries {
    return deliveryPage(this.ctx.storage.sql, asked);
  }

  async redeliver(actor: Actor, id: string): Promise<{ readonly found: boolean } | Refused> {
    return this.#allowed(actor, (now) => sendAgain(this.#home, id, now));
  }

  async addCodes(actor: Actor, pool: string, codes: readonly PoolCode[]): Promise<Filled | Refused> {
    return this.#allowed(actor, (now) => this.#underway(fillPool(this.#home, pool, codes, now)));
  }

  /** The last codes of an upload are in. */
  async endFilling(actor: Actor, pool: string, counts: AuditDetails): Promise<object | Refused> {
    return this.#allowed(actor, (now) => endFilling(this.#home, actor, pool, counts, now));
  }

  pools(): { readonly pools: readonly KnownPool[] } {
    return { pools: knownPools(this.ctx.storage.sql, Date.now()) };
  }

  addLead(lead: NewLead): Promise<CodeGrant | Refused | Capped> {
    return this.#done(keepLead(this.#home, lead, Date.now()));
  }

  claimCode(claim: CodeClaim, caps: HourlyCaps): Promise<CodeGrant | Refused | Capped> {
    return this.#done(giveCode(this.#home, claim, caps, Date.now()));
  }

  sharedCode(claim: CodeClaim): CodeGrant | Refused {
    return giveShared(this.#home, claim, Date.now());
  }

  /** Whether a key may read leads, which KV may say for longer than is so; all of them are an export, which is noted. */
  beginLeads(actor: Actor, isExport: boolean): object | Refused {
    return this.#allowed(actor, (now) => {
      if (isExport) addAudit(this.ctx.storage.sql, actor, 'leads-exported', {}, now);
      return {};
    });
  }

  leads(asked: Omit<LeadQuery, 'format'>): LeadList {
    return leadPage(this.ctx.storage.sql, asked);
  }

  async confirmLead(id: string): Promise<Confirmed | Refused> {
    return this.#done(await confirmLead(this.#home, id, Date.now()));
  }

  recordEvents(visitorHash: string, events: readonly StoredEvent[]): number {
    return keepEvents(this.#home, visitorHash, events);
  }

  keepSample(visitorHash: string, sample: NewSample): Promise<void> {
    return keepSample(this.ctx.storage, this.#samples, visitorHash, sample);
  }

  sampledDays(): SampledDay[] {
    return sampledDays(this.ctx.storage.sql);
  }

  samplesAfter(after: ReadonlyMap<number, string>): StoredSample[] {
    return samplesAfter(this.ctx.storage.sql, after);
  }

  async eraseVisitor(visitorHash: string): Promise<void> {
    await this.#done(forgetVisitor(this.#home, visitorHash, Date.now()));
  }

  async importOrders(actor: Actor, batch: OrderBatch): Promise<ImportResult | Refused> {
    this.#importing(batch.live);
    return this.#allowed(actor, async (now) => {
      const orders = await ordersOfNobodyErased(this.#marks, batch.orders);
      const erased = lineCount(batch.orders) - lineCount(orders);
      return { ...(await takeOrders(this.ctx.storage, { ...batch, orders }, now)), erased };
    });
  }

  /** What a shop platform told; `delivery` is its id of the telling. */
  async hear(delivery: string, news: ShopNews): Promise<NewsResult | Refused> {
    if (!liveRevision(this.ctx.storage.sql)) return { refused: 'no-store' };
    return takeNews({ home: this.#home, marks: this.#marks, delivery, now: Date.now() }, news);
  }

  async exportPerson(actor: Actor, told: PersonTold): Promise<ReadableStream<Uint8Array> | Refused> {
    return this.#allowed(actor, (now) => {
      addAudit(this.ctx.storage.sql, actor, 'people-exported', {}, now);
      return exportOf(this.#marks, told, now);
    });
  }

  async erasePerson(actor: Actor, told: PersonTold): Promise<PersonErasure | Refused> {
    return this.#allowed(actor, async (now) => {
      const note = (rows: number) => addAudit(this.ctx.storage.sql, actor, 'people-erased', { rows }, now);
      const erasure = await erasePerson(this.#home, this.#marks, told, now, note);
      await followChange(this.ctx.storage, now);
      return erasure;
    });
  }

  dataRequests(): DataRequest[] {
    return dataRequests(this.ctx.storage.sql);
  }

  async importProducts(actor: Actor, products: readonly ProductPart[]): Promise<DocumentsTaken | Refused> {
    return this.#allowed(actor, (now) => takeProducts(this.ctx.storage, products, now));
  }

  async dropOtherProducts(
    actor: Actor,
    kept: readonly string[],
  ): Promise<{ readonly dropped: number } | Refused> {
    return this.#allowed(actor, (now) => dropOtherProducts(this.ctx.storage, kept, now));
  }

  async importCustomers(
    actor: Actor,
    customers: readonly Customer[],
    live: boolean,
  ): Promise<ImportResult | Refused> {
    this.#importing(live);
    return this.#allowed(actor, async (now) => {
      const known = await customersNotErased(this.#marks, customers);
      const batch = { customers: known, live, isProven: true };
      const erased = customers.length - known.length;
      return { ...(await takeCustomers(this.ctx.storage, batch, now)), erased };
    });
  }

  /** The last batch of a file is in; `told`: what of, and what became of it. */
  async endImport(told?: { readonly actor: Actor; readonly details: AuditDetails }): Promise<void> {
    this.#alarms.importingUntil = 0;
    if (told && !refusal(this.#home, told.actor))
      addAudit(this.ctx.storage.sql, told.actor, 'import-ended', told.details, Date.now());
    await endImport(this.ctx.storage, Date.now());
  }

  retentionReport(): Promise<RetentionAnswer> {
    return retention(this.ctx.storage, Date.now());
  }

  campaignTallies(question: CampaignQuestion): CountedCampaigns | null {
    return campaignTallies(this.ctx.storage.sql, question);
  }

  productReport(): Promise<KeptProducts> {
    return products(this.ctx.storage, Date.now());
  }

  customer(question: CustomerQuestion): CustomerView | null {
    return customerView(this.ctx.storage.sql, question);
  }

  /** What decisions would have gone by at a moment, of a customer (`c:`) or a browser (`v:`). */
  profileAt(person: string, at: number): Profile | null {
    return profileAt(this.ctx.storage.sql, person, at);
  }

  knowsCustomer(id: string): boolean {
    return knowsCustomer(this.ctx.storage.sql, id);
  }

  status(): StoreStatus | Refused {
    return statusOf(this.ctx.storage.sql, Date.now()) ?? { refused: 'no-store' };
  }

  override alarm(): Promise<void> {
    return this.#underway(onAlarm(this.#home, this.#alarms));
  }

  get #home(): Home {
    const { storage, id } = this.ctx;
    return {
      storage,
      sql: storage.sql,
      kv: this.env.KV,
      store: id.name?.slice('store:'.length) ?? '',
      inTurn: this.#inTurn,
      rootKey: this.env.ROOT_KEY,
    };
  }

  get #marks(): MarkSetting {
    return { sql: this.ctx.storage.sql, store: this.#home.store, rootKey: this.env.ROOT_KEY };
  }

  async #underway<T>(work: Promise<T>): Promise<T> {
    this.#publishing.add(work);
    try {
      return await work;
    } finally {
      this.#publishing.delete(work);
    }
  }

  /** The result of a write, once the jobs it leads to are due. */
  async #done<T>({ result, profiles, catalog, news, stock }: Done<T>): Promise<T> {
    const now = Date.now();
    if (profiles) await wakeBy(this.ctx.storage, now);
    if (catalog) await scheduleCatalog(this.ctx.storage, now);
    if (news) await scheduleDeliveries(this.ctx.storage, now);
    if (stock) await scheduleStockCheck(this.ctx.storage, now);
    return result;
  }

  /** While a file comes in, profiles wait, because its next batch may change them again. */
  #importing(live: boolean): void {
    if (!live) this.#alarms.importingUntil = Date.now() + IMPORT_PAUSE;
  }

  /** What an admin's write answers, unless its key may no longer write. */
  #allowed<T>(actor: Actor, write: (now: number) => T): T | Refused {
    return refusal(this.#home, actor) ?? write(Date.now());
  }
}
