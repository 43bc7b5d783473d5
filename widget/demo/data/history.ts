// A year of orders of the demo shop, made by seeded chance and dated back from `today`: people drink at their own
// tempo, buy again when something runs out, give presents, come once, or stop coming.
import type { Customer } from '../../../shared/schema/customer.ts';
import type { Order } from '../../../shared/schema/order.ts';
import { GOODS, type Good } from './catalogue.ts';
import { type Habit, shoppingDays } from './habit.ts';
import { type Basket, orderOf } from './order-of.ts';
import { personaOrders, personas } from './personas.ts';
import { type Chance, normal, pick, seeded } from './seeded.ts';

const CUSTOMERS = 398;
const YEAR = 365;

export type History = { readonly customers: readonly Customer[]; readonly orders: readonly Order[] };

type Manner = 'regular' | 'gone' | 'once' | 'giver';
const MANNERS: readonly (readonly [Manner, share: number])[] = [
  ['regular', 44],
  ['gone', 25],
  ['once', 20],
  ['giver', 11],
];
const PRESENTS: readonly string[] = ['jasmine-pearls', 'wildflower-honey', 'almond-biscotti', 'guji-natural'];

/**
 * Customers and orders, oldest first. `today` is midnight UTC (ms). The same ids come back on another day with
 * later dates and a later `updatedAt`, so importing again moves the history along instead of doubling it.
 */
export function demoHistory(today: number): History {
  const people = Array.from({ length: CUSTOMERS }, (_, index) => personOf(index));
  const orders = people.flatMap(({ customer, baskets }) =>
    baskets.map((basket, index) => orderOf(customer, index, basket, today)),
  );
  return {
    customers: [...people.map((person) => person.customer), ...personas],
    orders: [...orders, ...personaOrders(today)].sort((a, b) => a.at - b.at),
  };
}

function personOf(index: number): { customer: Customer & { id: string }; baskets: Basket[] } {
  const id = `c-${String(index + 1).padStart(3, '0')}`;
  const chance = seeded(`customer ${id}`);
  const [manner] = pick(chance, MANNERS, ([, share]) => share);
  const office = manner === 'regular' && chance() < 0.03;
  const subscribed = chance() < 0.4 ? 'yes' : chance() < 0.5 ? 'no' : 'unknown';
  const customer = {
    id,
    email: `${id}@customers.example`,
    subscribed,
    tags: office ? ['office'] : [],
  } as const;
  return { customer: { ...customer, tags: [...customer.tags] }, baskets: basketsOf(manner, office, chance) };
}

function basketsOf(manner: Manner, office: boolean, chance: Chance): Basket[] {
  const from = 20 + Math.floor(chance() * (YEAR - 20));
  if (manner === 'once')
    return [{ daysAgo: lately(from), lines: [lineOf(anyGood(chance), 1)], cancelled: false }];
  if (manner === 'giver') return presents(chance);
  const until = manner === 'gone' ? Math.floor(chance() * (from - 15)) + 14 : 1;
  return shoppingDays(habitsOf(chance), from, until, chance).map(({ daysAgo, goods }) => {
    const impulse = chance() < 0.2 ? [anyGood(chance)] : [];
    const lines = [...new Set([...goods, ...impulse])].map((good) => lineOf(good, usual(office, chance)));
    return { daysAgo, lines, cancelled: chance() < 0.015 };
  });
}

/** The shop is getting known: most who came once came of late. */
const lately = (daysAgo: number) => 1 + Math.floor(daysAgo ** 2 / YEAR);

const usual = (office: boolean, chance: Chance) => (office ? 6 : 1) + (chance() < 0.12 ? 1 : 0);
const lineOf = (good: Good, quantity: number) => ({ good, quantity });
const anyGood = (chance: Chance) => pick(chance, GOODS, (good) => good.share);

function presents(chance: Chance): Basket[] {
  const times = chance() < 0.3 ? 2 : 1;
  return Array.from({ length: times }, () => {
    const goods = GOODS.filter((good) => PRESENTS.includes(good.id) && chance() < 0.6);
    const lines = (goods.length > 0 ? goods : [anyGood(chance)]).map((good) => lineOf(good, 1));
    return { daysAgo: 5 + Math.floor(chance() * (YEAR - 5)), lines, cancelled: false };
  });
}

/** One to four things a household uses up: mostly of one drink, then what goes with it. */
function habitsOf(chance: Chance): Habit[] {
  const tempo = Math.exp(normal(chance, 0, 0.3));
  const drink = chance() < 0.58 ? 'coffee' : 'tea';
  const wanted = [drink, ...(chance() < 0.35 ? [drink] : []), ...(chance() < 0.5 ? ['pantry'] : [])];
  if (chance() < 0.35) wanted.push('brew-care');
  const goods = wanted.map((category) =>
    pick(
      chance,
      GOODS.filter((good) => good.category === category),
      (good) => good.share,
    ),
  );
  return [...new Set(goods)].map((good) => ({ good, everyDays: good.everyDays * tempo }));
}
