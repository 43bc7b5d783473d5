// What a store's fit learns of its buyers as a whole.
import type { StoreModel } from '../../../../shared/schema/catalog.ts';
import { buyersFit } from '../../../store/buyers-fit.ts';
import { fitPass } from '../../../store/fit-pass.ts';
import type { Shop } from '../order-book.ts';
import { knownPeople } from './known-people.ts';

/** Learns from everything a shop holds, as of `at` (ms); replenishment stays untaught. */
export function learnBuyers(past: Shop, at: number): StoreModel {
  const fit = buyersFit(at);
  for (const person of knownPeople(past)) fit.add({ lines: past.linesOf(person) });
  return { ...fitPass([], at).result().model, ...fit.result() };
}
