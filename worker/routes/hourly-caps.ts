// How many claims of a campaign an hour takes, and whose range of internet addresses this one comes from.
import type { Context } from 'hono';
import type { Form } from '../../shared/schema/form.ts';
import { rangeMark } from '../secret/range-mark.ts';
import type { HourlyCaps } from '../store/api/claims.ts';
import type { AppEnv } from './app-env.ts';

const HOUR = 3_600_000;
/** A mobile network puts thousands of people behind one range, few of whom take the same offer within an hour. */
const FROM_ONE_RANGE = 50;
const FROM_EVERYBODY = 5000;

/** The caps of a claim, by what its form says. */
export async function hourlyCaps(
  c: Context<AppEnv>,
  store: string,
  form: Form | undefined,
): Promise<HourlyCaps> {
  const { campaign = FROM_EVERYBODY, range: most = FROM_ONE_RANGE } = form?.perHour ?? {};
  const address = c.req.header('cf-connecting-ip') ?? '';
  const mark = await rangeMark(c.env.ROOT_KEY, store, address, Math.floor(Date.now() / HOUR));
  return { campaign, ...(mark !== null && { range: { mark, most } }) };
}
