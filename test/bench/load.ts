// Requests per second of several targets in one run: they take turns, so that whatever else the machine does hits all.
import autocannon from 'autocannon';
import { median } from './row.ts';

export type Target = {
  readonly name: string;
  readonly url: string;
  readonly body: string;
  readonly headers?: Record<string, string>;
};

const CONNECTIONS = 16;

/** Requests per second by target, one figure per round. */
export type Rates = ReadonlyMap<string, readonly number[]>;

/** Rates of each target over `rounds` turns of `seconds`. */
export async function requestsPerSecond(
  targets: readonly Target[],
  { rounds = 11, seconds = 1 } = {},
): Promise<Rates> {
  const rates = new Map<string, number[]>(targets.map(({ name }) => [name, []]));
  for (const target of targets) await turn(target, 1);
  for (let round = 0; round < rounds; round++)
    for (const target of targets) rates.get(target.name)?.push(await turn(target, seconds));
  return rates;
}

/** The median of a target's rates against another's, round by round: what slows one turn slows its neighbour. */
export function ratioOf(rates: Rates, name: string, against: string): number {
  const others = rates.get(against) ?? [];
  return median((rates.get(name) ?? []).map((rate, round) => rate / (others[round] ?? Number.NaN)));
}

async function turn({ name, url, body, headers }: Target, duration: number): Promise<number> {
  const result = await autocannon({
    url,
    method: 'POST',
    body,
    headers: { 'content-type': 'text/plain', ...headers },
    connections: CONNECTIONS,
    duration,
  });
  if (result.non2xx > 0 || result.errors > 0)
    throw new Error(`${name}: ${result.non2xx} answers other than 2xx, ${result.errors} errors`);
  return result.requests.total / result.duration;
}
