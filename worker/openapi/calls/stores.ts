// Calls about a store as a whole, and its credentials.
import * as v from 'valibot';
import { KeyList, NewKeyRequest, NewSecret } from '../../../shared/schema/credentials.ts';
import { NewStore } from '../../../shared/schema/new-store.ts';
import { CreatedKey, CreatedStore, Status } from '../answers/store.ts';
import { type Group, json, ok, STORE } from '../call.ts';

export const stores: Group = {
  name: 'Stores',
  about: 'A store, its keys and its secrets.',
  calls: [
    {
      id: 'createStore',
      method: 'put',
      path: '/v1/stores',
      caller: 'operator',
      summary: 'Create a store',
      about: 'Revision 1 has no campaigns. The key and the secret are shown this once.',
      bodies: [
        json(NewStore, { id: 'petal', name: 'Petal & Paw', currency: 'EUR', timeZone: 'Europe/Rome' }),
      ],
      answers: {
        201: {
          about: 'Made.',
          body: json(CreatedStore, {
            store: 'petal',
            adminKey: 'rk_k7Qm2x_…',
            identitySecret: '…',
            scriptTag: '<script async src="https://YOUR-WORKER/reprise.js" data-store="petal"></script>',
          }),
        },
      },
      problems: [409, 413, 422],
    },
    {
      id: 'removeStore',
      method: 'delete',
      path: STORE,
      caller: 'operator',
      summary: 'Remove a store: every row, KV key and alarm',
      answers: { 204: { about: 'Gone.' } },
      problems: [404],
    },
    {
      id: 'readStore',
      method: 'get',
      path: STORE,
      caller: 'key',
      summary: 'How much a store holds, and what is still to be published',
      answers: ok(
        '`visitorShare`: of all orders, those that carry the hash of a browser. `pendingProfiles` and `pendingJobs` at 0: decisions are ready.',
        Status,
        {
          revision: 2,
          orders: 1240,
          ordersWithVisitor: 868,
          visitorShare: 0.7,
          customers: 611,
          products: 84,
          pendingProfiles: 0,
          pendingJobs: 0,
        },
      ),
      problems: [404],
    },
    {
      id: 'listKeys',
      method: 'get',
      path: `${STORE}/keys`,
      caller: 'config or operator',
      summary: 'Every admin key ever made',
      about: 'Never the keys themselves: `lastFour` are the last characters, `madeBy` the key that made it.',
      answers: ok('The newest first.', KeyList, {
        keys: [
          {
            ...{ id: '9f86d081884c7d65', scopes: ['import'], madeAt: 1795000000000, madeBy: 'operator' },
            ...{ lastFour: 'x7Qk', revokedAt: 1795086400000 },
          },
        ],
      }),
      problems: [],
    },
    {
      id: 'createKey',
      method: 'post',
      path: `${STORE}/keys`,
      caller: 'config or operator',
      summary: 'Make an admin key',
      about: 'With the scopes asked for, at most those of the asker, which are the default. Shown this once.',
      bodies: [json(NewKeyRequest, { scopes: ['import'] })],
      answers: {
        201: {
          about: 'Made.',
          body: json(CreatedKey, { id: 'k7Qm2x', adminKey: 'rk_k7Qm2x_…', scopes: ['import'] }),
        },
      },
      problems: [413, 422],
    },
    {
      id: 'revokeKey',
      method: 'delete',
      path: `${STORE}/keys/{key}`,
      caller: 'config or operator',
      summary: 'Revoke an admin key',
      example: { path: { key: 'k7Qm2x' } },
      answers: { 204: { about: 'It writes nothing from now on, and reads nothing once KV has caught up.' } },
      problems: [],
    },
    {
      id: 'rotateIdentitySecret',
      method: 'post',
      path: `${STORE}/secrets/identity/rotate`,
      caller: 'config',
      summary: 'A new secret to sign customers with',
      about: 'The one before holds for another 24 hours.',
      answers: {
        201: {
          about: 'Shown this once.',
          body: json(v.strictObject({ identitySecret: v.string() }), { identitySecret: '…' }),
        },
      },
      problems: [404],
    },
    {
      id: 'putPlatformSecret',
      method: 'put',
      path: `${STORE}/secrets/{platform}`,
      caller: 'config',
      summary: 'The secret that a shop platform signs its webhooks with, or that of Turnstile',
      about:
        '`shopify`, `woocommerce` or `turnstile`. Written, never read; of a platform the one before holds for another day, unless `only` ends it.',
      bodies: [json(NewSecret, { secret: 'the key shown where the webhook is made' })],
      example: { path: { platform: 'shopify' } },
      answers: { 204: { about: 'Kept.' } },
      problems: [404, 413, 422],
    },
  ],
};
