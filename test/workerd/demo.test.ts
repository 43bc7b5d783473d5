import { exports } from 'cloudflare:workers';
import { expect, it } from 'vitest';

it('signs nobody where DEMO is not set, as in production', async () => {
  const answer = await exports.default.fetch('https://worker.example/demo/people.json');
  expect(answer.status).toBe(404);
  expect(answer.headers.get('content-type')).toContain('application/problem+json');
});
