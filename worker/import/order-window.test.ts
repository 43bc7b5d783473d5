import { expect, test } from 'vitest';
import { OrderWindow } from './order-window.ts';

const head = (id: string) => ({ id, at: 1, status: 'paid', currency: 'EUR' }) as const;
const line = (product: string) => ({
  ...{ product, at: 1, quantity: 1, priceMinor: 500, totalMinor: 500, subscription: false },
});

test('equal lines of an order are numbered, whatever stands between them', () => {
  const window = new OrderWindow();
  const positions = ['A', 'B', 'A', 'A'].map((id) => window.position(head(id), line('P')));
  expect(positions).toEqual([0, 0, 1, 2]);
  expect(window.position(head('A'), line('Q'))).toBe(0);
  expect(window.orders).toBe(2);
});

test('the orders seen first are forgotten once there are too many', () => {
  const window = new OrderWindow(4);
  for (const id of ['A', 'B', 'C']) window.position(head(id), line('P'));
  expect(window.head('A')).toBeUndefined();
  expect(window.position(head('C'), line('P'))).toBe(1);
});

test('an order that comes whole a thousand times takes the place of one', () => {
  const window = new OrderWindow(4);
  window.position(head('A'), line('P'));
  for (let i = 0; i < 1000; i++) window.see(head('B'));
  expect(window.position(head('A'), line('P'))).toBe(1);
  expect(window.orders).toBe(2);
});
