import { expect, test } from 'vitest';
import { mainThreadOf } from './bench/page/trace.ts';

const TOOL = 'http://tool.example';
const MS = 1000;

/** An event of the page's main thread, in ms. */
const event = (name: string, from: number, ms: number, url?: string, ph = 'X') => ({
  ...{ name, ph, pid: 1, tid: 2, ts: from * MS, dur: ms * MS },
  args: { data: { url } },
});
const task = (from: number, ms: number) => event('RunTask', from, ms);
const paint = (at: number) => event('firstContentfulPaint', at, 0, undefined, 'R');
const read = (...traceEvents: object[]) => mainThreadOf(JSON.stringify({ traceEvents }), TOOL);

test('what tasks take beyond 50 ms is added up from the first paint on', () => {
  const { blocking, longest } = read(task(0, 300), paint(400), task(500, 70), task(600, 50), task(700, 130));
  expect(blocking).toBe(20 + 80);
  expect(longest).toBe(300);
});

test('a task counts whole where a script of the tool ran in it, and its scripts once however nested', () => {
  const seen = read(
    ...[paint(0), task(100, 60), task(200, 90)],
    event('FunctionCall', 110, 20, `${TOOL}/a.js`),
    event('v8.compile', 115, 5, `${TOOL}/a.js`),
    event('FunctionCall', 210, 80, 'http://shop.example/shop.js'),
  );
  expect(seen).toMatchObject({ longestOfTool: 60, longestInTool: 20, scriptsOfTool: 20, longest: 90 });
});

test('continuations without an address are the tool’s, unless a script of the page runs them', () => {
  const seen = read(
    ...[paint(0), task(100, 60), task(200, 90)],
    event('RunMicrotasks', 110, 30),
    event('FunctionCall', 210, 80, 'http://shop.example/shop.js'),
    event('RunMicrotasks', 220, 40),
  );
  expect(seen).toMatchObject({ longestOfTool: 60, scriptsOfTool: 30 });
});

test('other threads, other pages and events of another shape are passed over', () => {
  const elsewhere = { ...task(100, 500), tid: 9 };
  const { longest } = read(paint(0), task(100, 10), elsewhere, { name: 1 }, { ...task(50, 900), pid: 7 });
  expect(longest).toBe(10);
});

test('a trace without a paint or without tasks is no measurement', () => {
  expect(() => read(task(0, 10))).toThrow('painted nothing');
  expect(() => read(paint(0))).toThrow('no tasks');
});
