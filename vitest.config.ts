// Four tiers: unit (Node), workerd (the real runtime), browser (a real Chromium), data (real order files).
// Time limits only end what hangs: they leave room for a machine that does ten other things.
import { cloudflareTest } from '@cloudflare/vitest-plugin';
import { defineConfig } from 'vitest/config';
import { internet } from './test/support/receiver.ts';

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['shared/**/*.test.ts', 'widget/**/*.test.{ts,tsx}', 'test/*.test.ts'],
          testTimeout: 60_000,
        },
      },
      {
        plugins: [
          cloudflareTest({
            wrangler: { configPath: './wrangler.toml' },
            miniflare: {
              outboundService: internet,
              bindings: {
                ROOT_KEY: 'test-root-key-0123456789abcdef0123456789abcdef',
                OPERATOR_KEY: 'test-operator-key',
                SAMPLE_SHARE: '0',
              },
            },
          }),
        ],
        test: {
          name: 'workerd',
          include: ['test/workerd/**/*.test.ts', 'worker/**/*.test.ts'],
          testTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'browser',
          include: ['test/browser/**/*.test.ts'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
          // Each file has a Chromium of its own; two keep a small machine busy, and no more of them wait for each other.
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
        },
      },
      {
        test: {
          name: 'data',
          include: ['test/data/**/*.test.ts'],
          testTimeout: 600_000,
          hookTimeout: 600_000,
        },
      },
    ],
  },
});
