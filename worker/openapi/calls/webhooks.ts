// Calls about news sent to the shop's other tools.
import { Deliveries } from '../../../shared/schema/delivery.ts';
import { Endpoints, PutEndpoints } from '../../../shared/schema/endpoint.ts';
import { type Group, json, ok, PAGE, query, STORE } from '../call.ts';

const ENDPOINT = {
  id: 'mailer',
  url: 'https://mailer.example/hooks/reprise',
  events: ['lead.created', 'lead.confirmed'],
};

export const webhooks: Group = {
  name: 'Outgoing webhooks',
  about:
    'News for the shop’s mailer and other tools, signed as Standard Webhooks has it and retried until accepted or given up.',
  calls: [
    {
      id: 'readEndpoints',
      method: 'get',
      path: `${STORE}/endpoints`,
      caller: 'config',
      summary: 'Where news is sent',
      answers: ok('Without secrets.', Endpoints, {
        endpoints: [{ ...ENDPOINT, enabled: true, madeAt: 1795000000000 }],
      }),
      problems: [],
    },
    {
      id: 'putEndpoints',
      method: 'put',
      path: `${STORE}/endpoints`,
      caller: 'config',
      summary: 'All endpoints there are',
      about:
        'One that is left out is removed, with what was still to be sent to it. `rotate` gives a new secret and leaves the old one valid for a day: deliveries then carry both signatures.',
      bodies: [json(PutEndpoints, { endpoints: [ENDPOINT] })],
      answers: ok('A new secret is shown this once.', Endpoints, {
        endpoints: [{ ...ENDPOINT, enabled: true, madeAt: 1795000000000, secret: 'whsec_…' }],
      }),
      problems: [404, 413, 422],
    },
    {
      id: 'listDeliveries',
      method: 'get',
      path: `${STORE}/deliveries`,
      caller: 'config',
      summary: 'What was sent and what is to be, newest first',
      parameters: {
        state: query('Only those.', { type: 'string', enum: ['pending', 'delivered', 'given-up'] }),
        endpoint: query('Only to this endpoint.'),
        event: query('Only of this event.'),
        ...PAGE,
      },
      answers: ok('What was sent is not told: it names a person.', Deliveries, {
        deliveries: [
          {
            id: 'msg_2KXb7yq0',
            endpoint: 'mailer',
            event: 'lead.created',
            state: 'pending',
            at: 1795000000000,
            attempts: 1,
            nextAt: 1795000005000,
            lastAt: 1795000000200,
            status: 503,
          },
        ],
      }),
      problems: [422],
    },
    {
      id: 'redeliver',
      method: 'post',
      path: `${STORE}/deliveries/{delivery}/redeliver`,
      caller: 'config',
      summary: 'Send one again, under the id it had',
      example: { path: { delivery: 'msg_2KXb7yq0' } },
      answers: { 202: { about: 'It is on its way.' } },
      problems: [404],
    },
  ],
};
