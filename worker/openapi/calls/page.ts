// Calls that pages of a shop make. The script tag makes them by itself.
import * as v from 'valibot';
import { DecideRequest } from '../../../shared/schema/decide-request.ts';
import { EventBatch } from '../../../shared/schema/event.ts';
import { FoundFacts } from '../../../shared/schema/found-facts.ts';
import { CodeRequest, Email, KeptLine, Lead } from '../../../shared/schema/lead.ts';
import { Page, PageKind, Session, SignedCustomer } from '../../../shared/schema/page.ts';
import { DecideAnswer } from '../answers/decision.ts';
import { type Group, json, ok, plainJson } from '../call.ts';

const { entries: asked } = DecideRequest;

/** As told by whoever tells it well; what is not sound in part is left out, and the question answered all the same. */
const DecideBody = v.object({
  store: asked.store,
  consent: asked.consent,
  visitor: v.optional(v.pipe(v.string(), v.maxLength(200))),
  customer: v.optional(SignedCustomer),
  page: v.object({
    ...Page.entries,
    kind: v.optional(PageKind),
    found: v.optional(v.pipe(v.array(FoundFacts), v.maxLength(10))),
  }),
  session: v.optional(Session),
  slots: v.optional(v.pipe(v.array(v.pipe(v.string(), v.maxLength(100))), v.maxLength(50))),
  preview: v.optional(v.pipe(v.string(), v.maxLength(4096))),
});

const { cart: _cart, email: _email, ...lead } = Lead.entries;
const LeadBody = v.object({
  ...lead,
  email: Email,
  cart: v.optional(v.object({ items: v.pipe(v.array(KeptLine), v.maxLength(50)) })),
});

const Grant = v.strictObject({ code: v.exactOptional(v.string()), expiresAt: v.exactOptional(v.number()) });
const Nothing = v.strictObject({});

const PROOF = '1.htlwk0.1Ct9QeZ0cJm1v0S2kQ4x9g';
const VISITOR = 'b3f1pXbR0m4v8kq2Zt7w9AHCk9q2c1nZ5mQ2gT0aV6yYwQ3x';

export const page: Group = {
  name: 'Pages',
  about:
    'What the script tag asks and tells. JSON sent as `text/plain`, so that no browser asks beforehand; the page must be of one of the store’s origins.',
  calls: [
    {
      id: 'decide',
      method: 'post',
      path: '/v1/decide',
      caller: 'anybody',
      summary: 'What this page may show this visitor',
      about:
        'Every eligible overlay in order of priority (at most five), and one campaign per place. Without consent nothing personal is read. Should anything on our side fail, the answer is an empty decision.',
      bodies: [
        plainJson(DecideBody, {
          store: 'petal',
          consent: true,
          page: { kind: 'home', url: 'https://shop.example/', locale: 'en' },
          session: { visits: 1, pages: 1 },
        }),
      ],
      answers: ok('What to arm.', DecideAnswer, {
        revision: 2,
        theme: { accent: '#00aa66' },
        locale: 'en',
        currency: 'EUR',
        limits: { overlaysPerSession: 2, secondsBetweenOverlays: 60, quietUrls: ['/cart'] },
        visitor: VISITOR,
        decisions: [
          {
            campaign: 'welcome',
            kind: 'welcome',
            variant: 'default',
            trigger: { any: [{ afterSeconds: 8 }] },
            frequency: { perSession: 1, daysAfterClose: 7, stopAfter: ['submit', 'order'] },
            view: { as: 'popup' },
            content: { title: '15% off your first order', action: 'Get my code' },
            offer: { kind: 'percent', percent: 15, apply: 'manual', code: true },
            form: { fields: ['email'], deliver: 'screen' },
            proof: PROOF,
          },
        ],
      }),
      problems: [403, 404, 413, 422],
    },
    {
      id: 'recordEvents',
      method: 'post',
      path: '/v1/events',
      caller: 'page',
      summary: 'What a browser saw and did',
      about:
        'Each event id counts once. Events without a valid visitor id and proof are dropped, which the answer does not tell. `withdrawn` erases the visitor.',
      bodies: [
        plainJson(EventBatch, {
          store: 'petal',
          visitor: VISITOR,
          events: [
            {
              id: 'e7c9d2f0',
              kind: 'shown',
              at: 1795000000000,
              campaign: 'welcome',
              variant: 'default',
              proof: PROOF,
            },
          ],
        }),
      ],
      answers: { 202: { about: 'Taken.', body: json(Nothing, {}) } },
      problems: [],
    },
    {
      id: 'leaveLead',
      method: 'post',
      path: '/v1/leads',
      caller: 'page',
      summary: 'An address in exchange for an offer',
      about:
        'With `deliver: "screen"` the code; asked again by the same browser the same one, by another browser with the same address none. With `deliver: "email"` 202 whatever the address: the code leaves by webhook only.',
      bodies: [
        plainJson(LeadBody, {
          store: 'petal',
          visitor: VISITOR,
          campaign: 'welcome',
          variant: 'default',
          proof: PROOF,
          email: 'ada@mail.example',
          consent: { text: 'Email me offers. Unsubscribe any time.', at: 1795000000000 },
          locale: 'en',
        }),
      ],
      answers: {
        ...ok('The code, if there is one for this person.', Grant, { code: 'SPRING-7Q2X' }),
        202: { about: 'Taken; what follows goes to the address.', body: json(Nothing, {}) },
      },
      problems: [429, 503],
    },
    {
      id: 'claimCode',
      method: 'post',
      path: '/v1/codes',
      caller: 'page',
      summary: 'The code of a campaign without a form',
      about: 'One per person: the same again to the same browser or signed customer.',
      bodies: [
        plainJson(CodeRequest, {
          store: 'petal',
          visitor: VISITOR,
          campaign: 'come-back',
          variant: 'default',
          proof: PROOF,
        }),
      ],
      answers: ok('The code, if there is one left.', Grant, { code: 'BACK-10', expiresAt: 1797592000000 }),
      problems: [429],
    },
  ],
};
