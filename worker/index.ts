// The Worker: every route at a glance, one error path, and the Durable Object it exports.
import { Hono } from 'hono';
import type { AppEnv } from './routes/app-env.ts';
import { readAudit } from './routes/audit.ts';
import { admin, adminOrOperator, existingStore, operator } from './routes/authorize.ts';
import { campaignReport } from './routes/campaign-reports.ts';
import { addCodes, readPools } from './routes/code-pools.ts';
import { codes } from './routes/codes.ts';
import { publishConfig, readConfig, readRevision, readRevisions, restoreRevision } from './routes/config.ts';
import { askConfirmation, confirm } from './routes/confirm.ts';
import { createKey, readKeys, revokeKey, rotateIdentity } from './routes/credentials.ts';
import { importCustomers, readCustomer } from './routes/customers.ts';
import { readDataRequests } from './routes/data-requests.ts';
import { decide } from './routes/decide.ts';
import { demoPeople } from './routes/demo.ts';
import { putEndpoints, readDeliveries, readEndpoints, redeliver } from './routes/endpoints.ts';
import { events } from './routes/events.ts';
import { explain } from './routes/explain.ts';
import { leads } from './routes/leads.ts';
import { readLeads } from './routes/leads-export.ts';
import { importOrders } from './routes/orders.ts';
import { erasePerson, exportPerson } from './routes/people.ts';
import { makePreview } from './routes/preview.ts';
import { MethodNotAllowed, NotFound } from './routes/problem.ts';
import { problemAnswer } from './routes/problem-answer.ts';
import { importProducts } from './routes/products.ts';
import { productReport, retentionReport } from './routes/reports.ts';
import { attributes, configSchema } from './routes/schemas.ts';
import { putPlatformSecret } from './routes/secrets.ts';
import { createStore, readStatus, removeStore } from './routes/stores.ts';
import { hearWebhook } from './routes/webhooks.ts';

export { StoreObject } from './store/store-object.ts';

const app = new Hono<AppEnv>();
const store = '/v1/stores/:store';

app.post('/v1/decide', decide);
app.post('/v1/events', events);
app.post('/v1/leads', leads);
app.post('/v1/codes', codes);
app.get('/v1/confirm', askConfirmation);
app.post('/v1/confirm', confirm);

app.put('/v1/stores', operator, createStore);
app.delete(store, operator, existingStore, removeStore);
app.get(store, admin(), readStatus);
app.get(`${store}/keys`, adminOrOperator('config'), readKeys);
app.post(`${store}/keys`, adminOrOperator('config'), createKey);
app.delete(`${store}/keys/:key`, adminOrOperator('config'), revokeKey);
app.post(`${store}/secrets/identity/rotate`, admin('config'), rotateIdentity);
app.put(`${store}/secrets/:platform`, admin('config'), putPlatformSecret);
app.get(`${store}/config`, admin('config'), readConfig);
app.put(`${store}/config`, admin('config'), publishConfig);
app.get(`${store}/config/revisions`, admin('config'), readRevisions);
app.get(`${store}/config/revisions/:revision`, admin('config'), readRevision);
app.post(`${store}/config/revisions/:revision/restore`, admin('config'), restoreRevision);
app.get(`${store}/audit`, admin('config'), readAudit);
app.post(`${store}/explain`, admin('config'), explain);
app.post(`${store}/preview`, admin('config'), makePreview);
app.get(`${store}/endpoints`, admin('config'), readEndpoints);
app.put(`${store}/endpoints`, admin('config'), putEndpoints);
app.get(`${store}/deliveries`, admin('config'), readDeliveries);
app.post(`${store}/deliveries/:delivery/redeliver`, admin('config'), redeliver);
app.get(`${store}/codes`, admin('config'), readPools);
app.post(`${store}/codes/:pool`, admin('config'), addCodes);

app.post(`${store}/orders`, admin('import'), importOrders);
app.post(`${store}/products`, admin('import'), importProducts);
app.post(`${store}/customers`, admin('import'), importCustomers);
app.post(`${store}/webhooks/:platform`, hearWebhook);
app.get(`${store}/customers/:id`, admin('people'), readCustomer);
app.get(`${store}/reports/campaigns`, admin('reports'), campaignReport);
app.get(`${store}/reports/retention`, admin('reports'), retentionReport);
app.get(`${store}/reports/products`, admin('reports'), productReport);
app.post(`${store}/people/export`, admin('people'), exportPerson);
app.post(`${store}/people/erase`, admin('people'), erasePerson);
app.get(`${store}/leads`, admin('people'), readLeads);
app.get(`${store}/people/requests`, admin('people'), readDataRequests);

app.get('/schema/config.json', configSchema);
app.get('/schema/attributes.json', attributes);
app.get('/healthz', (c) => c.json({ ok: true }));
app.get('/demo/people.json', demoPeople);

app.onError(problemAnswer);
app.notFound((c) => {
  const allowed = METHODS.filter((method) => app.router.match(method, c.req.path)[0].length > 0);
  throw allowed.length > 0
    ? new MethodNotAllowed(allowed)
    : new NotFound('There is nothing at this address.');
});

const METHODS = ['GET', 'PUT', 'POST', 'DELETE'];

export default app;
