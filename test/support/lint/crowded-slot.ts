// A slot that many campaigns want, none with a cap: every one has to be compared with all before it.
import { POPUP, STORE } from '../../../shared/decide/fixtures/shop.ts';

const twenty = (name: string, from: number) => Array.from({ length: 20 }, (_, n) => `${name}-${from + n}`);

/** A config of so many, no two for the same visits, each with the pattern of its number. */
export const crowdedSlot = (campaigns: number, pattern: (i: number) => string) => ({
  store: STORE,
  campaigns: Array.from({ length: campaigns }, (_, i) => crowding(i, pattern(i))),
});

/** The campaign of a number, which can be met in six ways. */
export const crowding = (i: number, pattern: string, id = `crowding-${i}`) => ({
  ...POPUP,
  ...{ id, view: { as: 'inline', slot: 'top' } },
  audience: {
    where: {
      'page.path': { $regex: pattern },
      $or: [
        { 'session.utm.source': { $in: twenty('source', i) } },
        { 'session.utm.medium': { $in: twenty('medium', i) } },
        { 'session.pages': { $gte: i } },
      ],
      $and: [
        { $or: [{ 'customer.tags': { $in: twenty('tag', i) } }, { 'customer.orders': { $gte: 1000 - i } }] },
      ],
    },
  },
});
