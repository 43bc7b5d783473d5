// Calls that answer what is known: reports, and one customer.

import { CampaignReport } from '../../../shared/schema/campaign-report.ts';
import { PersonErasure, PersonExport, PersonRequest } from '../../../shared/schema/people.ts';
import { CustomerAnswer, DataRequests } from '../answers/customer.ts';
import { ProductsAnswer, RetentionAnswer } from '../answers/reports.ts';
import { csv, type Group, INTEGER, json, ok, query, STORE } from '../call.ts';
import { CAMPAIGNS } from '../examples/campaigns.ts';
import { CUSTOMER, PERSON, RETENTION } from '../examples/reports.ts';

const ABOUT =
  'Made from the store’s orders by a job; `at` (ms) says when, `pending` that there is news it does not know yet.';

export const reports: Group = {
  name: 'Reports',
  about: 'What orders and offers say. Money in minor units of the store’s currency.',
  calls: [
    {
      id: 'reportCampaigns',
      method: 'get',
      path: `${STORE}/reports/campaigns`,
      caller: 'reports',
      summary: 'What campaigns brought, against visitors held out of them',
      about:
        'Read from sums that are kept as events and orders arrive. Campaigns of the config in its order, then those that were deleted. Also as CSV.',
      parameters: {
        campaign: query('Only this one; 404 when there never was one of that id.'),
        from: query('The first day of the store’s calendar, `2026-11-01`.'),
        to: query('The last day, included.'),
        format: query('JSON unless said.', { type: 'string', enum: ['json', 'csv'] }),
        by: query('What a line of the CSV is of.', { type: 'string', enum: ['variant', 'day', 'segment'] }),
        limit: query('How many; 50 unless said.', { ...INTEGER, minimum: 1, maximum: 100 }),
        offset: query('From which on.', INTEGER),
      },
      answers: {
        200: {
          about: 'docs/results.md says what each figure means.',
          body: json(CampaignReport, CAMPAIGNS),
          others: [csv('campaign,variant,group,visitors,conversions\nwelcome,default,shown,1204,61')],
        },
      },
      problems: [404, 422],
    },
    {
      id: 'reportRetention',
      method: 'get',
      path: `${STORE}/reports/retention`,
      caller: 'reports',
      summary: 'Who comes back, and what they bring',
      about: ABOUT,
      parameters: {
        period: query('Only the churn of one length of period.', {
          type: 'string',
          enum: ['month', 'quarter', 'year'],
        }),
        months: query('The latest cohorts.', { ...INTEGER, minimum: 1, maximum: 24 }),
      },
      answers: ok('docs/reports.md says what each figure means.', RetentionAnswer, RETENTION),
      problems: [404, 422],
    },
    {
      id: 'reportProducts',
      method: 'get',
      path: `${STORE}/reports/products`,
      caller: 'reports',
      summary: 'How long products last, and which make customers loyal',
      about: ABOUT,
      parameters: {
        sort: query('By what, most first.', {
          type: 'string',
          enum: ['revenue', 'orders', 'buyers', 'repeat-share', 'lift'],
        }),
        limit: query('How many.', { ...INTEGER, minimum: 1, maximum: 5000 }),
        offset: query('From which on.', INTEGER),
        product: query('Only this one.'),
      },
      answers: ok('docs/reports.md says what each figure means.', ProductsAnswer, {
        at: 1795000000000,
        pending: false,
        currency: 'EUR',
        total: 1,
        products: [
          {
            product: 'sku-9',
            title: 'Coffee 500 g',
            buyers: 210,
            repeatBuyers: 118,
            repeatShare: 0.56,
            orders: 640,
            units: 902,
            revenueMinor: 1127500,
            interval: { gaps: 430, medianDays: 24, middleHalfDays: [19, 33] },
            loyal: {
              beganWith: 74,
              becameLoyal: 31,
              lift: 1.8,
              next: [{ product: 'sku-4', customers: 12 }],
            },
          },
        ],
      }),
      problems: [404, 422],
    },
    {
      id: 'readCustomer',
      method: 'get',
      path: `${STORE}/customers/{id}`,
      caller: 'people',
      summary: 'What Reprise makes of one customer',
      parameters: { at: query('A moment: milliseconds or ISO 8601.') },
      example: { path: { id: 'c-42' } },
      answers: ok('As rows tell; times in ms.', CustomerAnswer, CUSTOMER),
      problems: [404, 422],
    },
    {
      id: 'exportPerson',
      method: 'post',
      path: `${STORE}/people/export`,
      caller: 'people',
      summary: 'Everything kept of one person',
      about:
        'By customer id, address or browser (its visitor id, or the hash that orders carry). `unproven`: accounts and addresses that only their owner connects with the person; ask for them by themselves.',
      bodies: [json(PersonRequest, { email: 'ada@mail.example' })],
      answers: ok('Every row by table, and every profile.', PersonExport, PERSON),
      problems: [404, 413, 422],
    },
    {
      id: 'erasePerson',
      method: 'post',
      path: `${STORE}/people/erase`,
      caller: 'people',
      summary: 'Erase one person',
      about:
        'What an export shows is removed from every table, and within seconds from KV. A salted hash keeps imports from bringing it back; what they order later is a new beginning. A browser’s orders stay, without its hash. Doing it again finds nothing more.',
      bodies: [json(PersonRequest, { customer: 'c-42' })],
      answers: ok('How many rows of each table.', PersonErasure, {
        erased: { orders: 3, order_lines: 5, customers: 1, mailboxes: 1 },
        profiles: 1,
        unproven: { customers: [], emails: [] },
      }),
      problems: [404, 413, 422],
    },
    {
      id: 'listDataRequests',
      method: 'get',
      path: `${STORE}/people/requests`,
      caller: 'people',
      summary: 'Who asked, through their shop, what is kept of them',
      answers: ok('The newest 1,000, newest first.', DataRequests, {
        requests: [{ id: '9999', customer: 'c-42', email: 'ada@mail.example', at: 1795000000000 }],
      }),
      problems: [],
    },
  ],
};
