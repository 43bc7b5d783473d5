// Every call of the HTTP interface, in the order people read of them.
import { about } from './calls/about.ts';
import { codes } from './calls/codes.ts';
import { config } from './calls/config.ts';
import { data } from './calls/data.ts';
import { page } from './calls/page.ts';
import { reports } from './calls/reports.ts';
import { stores } from './calls/stores.ts';
import { webhooks } from './calls/webhooks.ts';

export const CALLS = [stores, config, data, reports, codes, webhooks, page, about] as const;
