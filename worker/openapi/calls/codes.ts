// Calls about codes and leads.
import type { JsonSchema } from '@valibot/to-json-schema';
import { PoolFilled, Pools } from '../../../shared/schema/code-pool.ts';
import { LeadList } from '../../../shared/schema/lead-list.ts';
import { csv, type Group, INTEGER, json, ok, query, STORE } from '../call.ts';

const POOL = {
  ...{ pool: 'welcome', codes: 500, left: 312, issued: 188, expired: 0, redeemed: 71 },
  ...{ repeated: 0, neverIssued: 0, low: false, campaigns: ['welcome'], lookedAt: 1795000000000 },
};

const HTML = {
  type: 'text/html',
  schema: { json: { type: 'string' as const } },
  example: '<!doctype html>…',
};

const EXPIRY: JsonSchema = { type: ['string', 'integer', 'null'] };
const CODES: JsonSchema = {
  type: 'array',
  items: {
    anyOf: [
      { type: 'string' },
      {
        type: 'object',
        properties: { code: { type: 'string' }, expiresAt: EXPIRY },
        required: ['code'],
      },
    ],
  },
};

const TOKEN = query('The token of the link.');
const LANGUAGE = query('The language of the page; else the browser’s, else the store’s.');

export const codes: Group = {
  name: 'Codes and leads',
  about: 'Single-use codes that exist in the shop already, and the addresses left for offers.',
  calls: [
    {
      id: 'listPools',
      method: 'get',
      path: `${STORE}/codes`,
      caller: 'config',
      summary: 'The pools: what is left, what came back in orders, what leaked',
      answers: ok('`repeated` and `neverIssued` above 0: codes were passed on, or the list leaked.', Pools, {
        pools: [POOL],
      }),
      problems: [],
    },
    {
      id: 'fillPool',
      method: 'post',
      path: `${STORE}/codes/{pool}`,
      caller: 'config',
      summary: 'Add single-use codes to a pool',
      about: 'Streamed, gzip or not; codes that are in the pool already are counted and left as they are.',
      bodies: [
        {
          type: 'text/csv',
          schema: { json: { type: 'string' } },
          example: 'code,expires\nSPRING-7Q2X,2026-12-31\nSPRING-M4TT,2026-12-31',
          about: 'Columns code and expires, or codes alone.',
        },
        {
          type: 'application/json',
          schema: {
            json: {
              anyOf: [
                CODES,
                {
                  type: 'object',
                  properties: { codes: CODES, expiresAt: EXPIRY },
                  required: ['codes'],
                },
              ],
            },
          },
          example: { codes: ['SPRING-7Q2X'], expiresAt: '2026-12-31T23:00:00Z' },
          about: 'The list alone, too; each code may say its own end.',
        },
      ],
      example: { path: { pool: 'welcome' } },
      answers: ok('What became of every line.', PoolFilled, {
        ...{ pool: 'welcome', codes: 2, new: 2, repeated: 0, rejected: 0 },
        rejections: [],
      }),
      problems: [404, 413, 422],
    },
    {
      id: 'listLeads',
      method: 'get',
      path: `${STORE}/leads`,
      caller: 'people',
      summary: 'The addresses left, with the words agreed to',
      about: 'CSV with all of them, or JSON page by page. Cells that a spreadsheet would run are escaped.',
      parameters: {
        format: query('CSV where it is not said.', { type: 'string', enum: ['csv', 'json'] }),
        since: query('Only what came or changed since this moment or this `next`.', INTEGER),
        limit: query('How many of JSON, 1,000 where it is not said.', {
          ...INTEGER,
          minimum: 1,
          maximum: 1000,
        }),
        campaign: query('Only of this campaign.'),
      },
      example: { query: 'format=json' },
      answers: {
        200: {
          about: 'Oldest first; `next` is the `since` of the next page.',
          body: json(LeadList, {
            leads: [
              {
                ...{ campaign: 'welcome', variant: 'default', revision: 2, email: 'ada@mail.example' },
                ...{ locale: 'en', at: 1795000000000, subscribed: true },
                consent: { text: 'Email me offers. Unsubscribe any time.', at: 1795000000000 },
              },
            ],
          }),
          others: [
            csv(
              'campaign,variant,revision,email,locale,at,consent text,consent at,subscribed,confirmed at\nwelcome,default,2,ada@mail.example,en,2026-11-18T12:26:40.000Z,Email me.,2026-11-18T12:26:40.000Z,true,',
            ),
          ],
        },
      },
      problems: [422],
    },
    {
      id: 'askConfirmation',
      method: 'get',
      path: '/v1/confirm',
      caller: 'anybody',
      summary: 'Where the link of a double opt-in leads',
      about: 'A page with a button, for mail scanners follow links. It works without scripts.',
      parameters: { token: TOKEN, lang: LANGUAGE },
      answers: {
        200: { about: 'The page.', body: HTML },
        410: { about: 'The link has ended, or never was one.', body: HTML },
      },
      problems: [],
    },
    {
      id: 'confirmLead',
      method: 'post',
      path: '/v1/confirm',
      caller: 'anybody',
      summary: 'Confirm an address',
      about: 'As often as it is asked; the person counts as subscribed from then on.',
      parameters: { lang: LANGUAGE },
      bodies: [
        {
          type: 'application/x-www-form-urlencoded',
          schema: {
            json: { type: 'object', properties: { token: { type: 'string' } }, required: ['token'] },
          },
          example: { token: 'eyJsIjoxfQ.1Ct9QeZ0cJm1v0S2kQ4x9g' },
        },
      ],
      answers: {
        200: { about: 'It is confirmed.', body: HTML },
        410: { about: 'The link has ended, or never was one.', body: HTML },
      },
      problems: [413],
    },
  ],
};
