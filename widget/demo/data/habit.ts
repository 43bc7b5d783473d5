// How a household shops: whatever runs out is bought again, and what would run out within days comes along.
import type { Good } from './catalogue.ts';
import { type Chance, normal } from './seeded.ts';

export type Habit = { readonly good: Good; readonly everyDays: number };
export type ShoppingDay = { readonly daysAgo: number; readonly goods: readonly Good[] };

/** Spread of ln days between purchases of one thing by one household. */
const SPREAD = 0.22;
const COMES_ALONG_DAYS = 4;

/** The shopping days between `from` and `until` days ago, oldest first. */
export function shoppingDays(
  habits: readonly Habit[],
  from: number,
  until: number,
  chance: Chance,
): ShoppingDay[] {
  const next = new Map(habits.map((habit) => [habit, from - chance() * habit.everyDays]));
  const days: ShoppingDay[] = [];
  for (;;) {
    const daysAgo = Math.floor(Math.max(...next.values()));
    if (daysAgo < until) return days;
    const due = habits.filter((habit) => (next.get(habit) ?? 0) >= daysAgo - COMES_ALONG_DAYS);
    days.push({ daysAgo, goods: due.map((habit) => habit.good) });
    for (const habit of due)
      next.set(habit, daysAgo - Math.max(2, Math.exp(normal(chance, Math.log(habit.everyDays), SPREAD))));
  }
}
