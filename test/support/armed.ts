// Armed: a page on which the Worker decided something, for tests of when it shows.
import { expect, vi } from 'vitest';
import type { DecideAnswer } from '../../shared/schema/decision.ts';
import { page, shop, until } from './on-storefront.ts';
import { reprise, standings } from './visitor.ts';

/** A trigger that fires when the test says `go`. */
export const ON_GO = { any: [{ event: 'go' }] };

/** Overlays as many and as close together as they like. */
export const NO_LIMITS = { overlaysPerSession: 99, secondsBetweenOverlays: 0, quietUrls: [] };

/** Opens the page the Worker answers so, and waits until all of it is armed. */
export async function arm(answer: Partial<DecideAnswer>, path = '/'): Promise<void> {
  shop.answer = () => answer;
  await page.goto(shop.url + path);
  await stands(...(answer.decisions ?? []).map(() => ({ state: 'armed' })));
}

/** Waits until the campaigns of the answer stand so, in order. */
export async function stands(...expected: object[]): Promise<void> {
  await vi.waitFor(async () => expect(await standings(page)).toMatchObject(expected), until);
}

/** Fires `ON_GO`. */
export const go = (): Promise<unknown> => reprise(page, 'track', 'go');

/** Views in the page, shown or not. */
export const views = (): Promise<number> => page.locator('reprise-view').count();

/** Words on the console and errors of the page, but for what `debug` prints. */
export const complaints = (): string[] => page.noise.filter((words) => !words.includes('consent: granted'));
