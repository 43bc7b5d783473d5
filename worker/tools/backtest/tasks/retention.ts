// Retention: for everybody who ordered, how likely they order within the horizon, and how often.
import { DAY_MS, decayedAt } from '../../../../shared/segment/decay.ts';
import { orderTimes, profileOf } from '../../../../shared/segment/profile.ts';
import { buysWithin, expectedOrders } from '../../../../shared/segment/retention.ts';
import { rfmScores } from '../../../../shared/segment/rfm.ts';
import { stageOf } from '../../../../shared/segment/stage.ts';
import { learnBuyers } from '../learn/buyers.ts';
import { knownPeople } from '../learn/known-people.ts';
import { inWords } from '../words/retention.ts';
import { dateOf, probabilityCell } from './cells.ts';
import { CustomerOutcomes } from './customer-outcomes.ts';
import type { Findings, Task, TaskInput } from './task.ts';

/** A customer who ordered was there before. */
const VISITS = 2;

export const retention: Task = {
  columns: ['customer', 'orders', 'last', 'segment', 'probability', 'expected'],
  run,
};

function run({ past, after, at, horizonDays, emit, advance }: TaskInput): Findings {
  const model = learnBuyers(past, at);
  const outcomes = new CustomerOutcomes();
  const people = knownPeople(past);
  const until = at + horizonDays * DAY_MS;
  for (const [i, person] of people.entries()) {
    const lines = past.linesOf(person);
    const profile = profileOf({ lines, tags: [], attributes: {}, subscribed: 'unknown' });
    if (profile.orders === 0) continue;
    const probability = buysWithin(profile, model.retention, horizonDays, at);
    const expected = expectedOrders(profile, model.retention, horizonDays, at);
    const segment = stageOf(profile, VISITS, model, undefined, at);
    const known = [profile.orders, dateOf(profile.lastAt), segment];
    emit([past.nameOf(person), ...known, probabilityCell(probability), expected.toFixed(6)]);
    const { recency, frequency, monetary } = rfmScores(profile, model.rfm, at);
    outcomes.add({
      ...{
        segment,
        probability,
        expected,
        lastAt: profile.lastAt,
        isRecent: at - profile.lastAt <= 90 * DAY_MS,
      },
      ...{ rfm: recency + frequency + monetary, decayed: decayedAt(profile.decayed, profile.lastAt, at) },
      orders: orderTimes(after?.linesOf(person) ?? []).filter((time) => time < until).length,
    });
    advance(i / people.length);
  }
  const comparisons = after === null ? [] : [outcomes.compared(usualRate(past, at, horizonDays))];
  const segments = outcomes.segments(after !== null);
  const sentences = inWords(segments, outcomes.totals, comparisons, horizonDays);
  return { comparisons, segments, sentences };
}

/** Share of those who had ordered before the last horizon that ordered in it: what one would expect without a model. */
function usualRate(past: TaskInput['past'], at: number, horizonDays: number): number {
  const from = at - horizonDays * DAY_MS;
  let customers = 0;
  let ordered = 0;
  for (const person of knownPeople(past)) {
    const times = orderTimes(past.linesOf(person));
    if ((times[0] ?? from) >= from) continue;
    customers++;
    if ((times.at(-1) ?? 0) >= from) ordered++;
  }
  return customers === 0 ? 0 : ordered / customers;
}
