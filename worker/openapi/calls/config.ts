// Calls about the rules: publish, look back, explain.
import * as v from 'valibot';
import { AuditPage } from '../../../shared/schema/audit.ts';
import { PreviewLink, PreviewRequest } from '../../../shared/schema/preview.ts';
import { DryRun, Published, Revisions } from '../../../shared/schema/publishing.ts';
import { ExplainRequest } from '../../routes/explain-request.ts';
import { Explanation } from '../answers/explanation.ts';
import { type Body, type Group, INTEGER, json, ok, PAGE, query, STORE } from '../call.ts';

const CONFIG: Body = {
  type: 'application/json',
  schema: { json: { $ref: '#/components/schemas/Config' } },
  example: {
    store: {
      name: 'Petal & Paw',
      currency: 'EUR',
      locale: 'en',
      timeZone: 'Europe/Rome',
      origins: ['https://shop.example'],
    },
    campaigns: [
      {
        id: 'hello',
        kind: 'message',
        status: 'live',
        view: { as: 'slide-in' },
        content: { en: { title: 'New here?', body: 'Shipping is free from €45.' } },
      },
    ],
  },
};

const IF_MATCH = {
  'If-Match': {
    in: 'header',
    about: 'The ETag of the config that was changed; `*` for any.',
    schema: { type: 'string' },
  },
} as const;

const WARNING = {
  pointer: '/campaigns/0/offer/code/pool',
  code: 'pool-empty',
  detail: 'The pool `welcome` has no codes, and there is no fallback: the offer is not shown.',
  remedy: 'Add codes by `POST …/codes/welcome`.',
  campaign: 'hello',
};

export const config: Group = {
  name: 'Rules',
  about: 'The config: one JSON document per store, published as numbered revisions.',
  calls: [
    {
      id: 'readConfig',
      method: 'get',
      path: `${STORE}/config`,
      caller: 'config',
      summary: 'The live config, exactly as it was put',
      answers: {
        200: { about: 'The document; its entity tag is `ETag`.', body: CONFIG },
        304: { about: 'It is still the one that `If-None-Match` names.' },
      },
      problems: [],
    },
    {
      id: 'publishConfig',
      method: 'put',
      path: `${STORE}/config`,
      caller: 'config',
      summary: 'Publish a config, or only check it',
      parameters: {
        ...IF_MATCH,
        dryRun: query('`true`: check it and publish nothing.', { type: 'string', enum: ['true', 'false'] }),
      },
      bodies: [CONFIG],
      answers: ok('The new revision; or what a dry run found.', v.union([Published, DryRun]), {
        revision: 3,
        etag: '3-5f0c1a2b3c4d',
        warnings: [WARNING],
        moreWarnings: 0,
      }),
      problems: [412, 413, 422, 428],
    },
    {
      id: 'listRevisions',
      method: 'get',
      path: `${STORE}/config/revisions`,
      caller: 'config',
      summary: 'Every revision, newest first',
      parameters: { ...PAGE, before: query('Only what is older than this number.', INTEGER) },
      answers: ok('Who published what when (ms); `by` is the id of a key, or `operator`.', Revisions, [
        { revision: 2, etag: '2-9d8c7b6a5f4e', hash: '9d8c7b6a5f4e', at: 1795000000000, by: 'k7Qm2x' },
      ]),
      problems: [422],
    },
    {
      id: 'readRevision',
      method: 'get',
      path: `${STORE}/config/revisions/{revision}`,
      caller: 'config',
      summary: 'An old config, exactly as it was put',
      example: { path: { revision: '1' } },
      answers: { 200: { about: 'The document; its entity tag is `ETag`.', body: CONFIG } },
      problems: [404],
    },
    {
      id: 'restoreRevision',
      method: 'post',
      path: `${STORE}/config/revisions/{revision}/restore`,
      caller: 'config',
      summary: 'Publish an old revision again, as a new one',
      about: 'Experiments go on: assignment hangs on their ids, which are in the document.',
      parameters: IF_MATCH,
      example: { path: { revision: '1' } },
      answers: ok('The new revision.', Published, {
        ...{ revision: 4, etag: '4-1b2c3d4e5f60' },
        ...{ warnings: [], moreWarnings: 0 },
      }),
      problems: [404, 412, 422],
    },
    {
      id: 'explain',
      method: 'post',
      path: `${STORE}/explain`,
      caller: 'config',
      summary: 'What somebody would see, and why not the rest',
      about:
        'For a browser, a customer (both with the scope `people`, too) or a profile made up for it; at any time: of a moment gone by with the orders of until then, and tags and catalogue as they are now. One reason for each campaign not shown; of one that is decided but `held`, `held-out` or `control-group`.',
      bodies: [
        json(ExplainRequest, {
          customer: 'jonas',
          page: { kind: 'home', url: 'https://shop.example/', locale: 'en' },
        }),
      ],
      answers: ok('The decision, and the reasons.', Explanation, {
        decision: {
          revision: 2,
          theme: {},
          locale: 'en',
          currency: 'EUR',
          limits: { overlaysPerSession: 2, secondsBetweenOverlays: 60, quietUrls: [] },
          decisions: [],
        },
        reasons: [
          {
            campaign: 'come-back',
            code: 'not-in-segment',
            sentence: 'The visitor is in loyal; the campaign is for at-risk or lapsed.',
            pointer: '/campaigns/1/audience/segments',
            expected: ['at-risk', 'lapsed'],
            actual: ['loyal'],
          },
        ],
        due: [],
      }),
      problems: [404, 413, 422],
    },
    {
      id: 'makePreview',
      method: 'post',
      path: `${STORE}/preview`,
      caller: 'config',
      summary: 'A link to the shop as somebody made up would see it',
      about:
        'Drafts too, with placeholder codes, for at most 24 hours. Nothing is recorded, and no real person opens. In the answers of /v1/decide to such a link `explain` has every campaign, with the one reason for each not shown.',
      bodies: [
        json(PreviewRequest, {
          profile: { orders: 3, spentMinor: 12000, lastAt: 1794500000000 },
          hours: 2,
          url: '/products/coffee',
        }),
      ],
      answers: ok('The link; the token alone, too.', PreviewLink, {
        token: 'eyJ2IjoxfQ.1Ct9QeZ0cJm1v0S2kQ4x9g',
        url: 'https://shop.example/products/coffee?reprise-preview=eyJ2IjoxfQ.1Ct9QeZ0cJm1v0S2kQ4x9g',
        revision: 2,
        expiresAt: '2026-11-22T12:00:00.000Z',
      }),
      problems: [404, 413, 422],
    },
    {
      id: 'readAudit',
      method: 'get',
      path: `${STORE}/audit`,
      caller: 'config',
      summary: 'Who did what, newest first',
      parameters: PAGE,
      answers: ok(
        '`by` is the id of a key, or `operator`. Never a person, an address or a secret.',
        AuditPage,
        {
          entries: [
            {
              id: 41,
              at: 1795000000000,
              by: 'k7Qm2x',
              action: 'config-published',
              details: { revision: 3 },
            },
          ],
        },
      ),
      problems: [422],
    },
  ],
};
