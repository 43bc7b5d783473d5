// What a trace of Chromium says of the main thread of the page: its tasks, and the scripts that ran in them.
import * as v from 'valibot';

export type MainThread = {
  /** Of all tasks, ms. */
  readonly longest: number;
  /** Over 50 ms, added up, of tasks after the first paint: total blocking time. */
  readonly blocking: number;
  /** The longest task in which a script of the tool ran: all of it, whoever else worked in it. */
  readonly longestOfTool: number;
  /** The longest the tool's scripts ran within one task. */
  readonly longestInTool: number;
  /** All the time the tool's scripts ran or were compiled. */
  readonly scriptsOfTool: number;
};

export const CATEGORIES = [
  '-*',
  'toplevel',
  'loading',
  'devtools.timeline',
  'disabled-by-default-devtools.timeline',
  'v8.execute',
  'disabled-by-default-v8.compile',
];

const LONG_MS = 50;

/** From and to, in the microseconds of the trace. */
type Span = readonly [from: number, to: number];

const Trace = v.object({ traceEvents: v.array(v.unknown()) });
const Event = v.object({
  name: v.string(),
  ph: v.string(),
  pid: v.number(),
  tid: v.number(),
  ts: v.number(),
  dur: v.optional(v.number(), 0),
  args: v.optional(
    v.object({
      fileName: v.optional(v.string()),
      data: v.optional(v.object({ url: v.optional(v.string()) })),
    }),
  ),
});
type Event = v.InferOutput<typeof Event>;

/** `tool`: what the addresses of its scripts begin with; nothing where there is none. */
export function mainThreadOf(trace: string, tool: string | undefined): MainThread {
  const { traceEvents } = v.parse(Trace, JSON.parse(trace));
  const events = traceEvents.flatMap((raw) => {
    const { success, output } = v.safeParse(Event, raw);
    return success ? [output] : [];
  });
  const paint = events.find(({ name }) => name === 'firstContentfulPaint');
  if (!paint) throw new Error('the page painted nothing');
  const here = events.filter(({ ph, pid, tid }) => ph === 'X' && pid === paint.pid && tid === paint.tid);
  const tasks = here.filter(({ name }) => name === 'RunTask').map(spanOf);
  if (tasks.length === 0) throw new Error('the trace has no tasks');
  const inTool = tool === undefined ? [] : spansOf(tool, here);
  const shares = tasks.map((task) => [lengthOf(task), overlap(task, inTool)] as const);
  return {
    longest: longest(tasks.map(lengthOf)),
    blocking: tasks
      .filter(([, to]) => to > paint.ts)
      .reduce((total, task) => total + Math.max(0, lengthOf(task) / 1000 - LONG_MS), 0),
    longestOfTool: longest(shares.map(([length, share]) => (share > 0 ? length : 0))),
    longestInTool: longest(shares.map(([, share]) => share)),
    scriptsOfTool: shares.reduce((total, [, share]) => total + share, 0) / 1000,
  };
}

/**
 * When scripts of `tool` ran. Continuations of promises are traced without an address: those that ran within no script of
 * the page itself are held against the tool.
 */
function spansOf(tool: string, events: readonly Event[]): Span[] {
  const addressed = events.filter((event) => addressOf(event) !== '');
  const its = addressed.filter((event) => addressOf(event).startsWith(tool)).map(spanOf);
  const others = united(addressed.filter((event) => !addressOf(event).startsWith(tool)).map(spanOf));
  const continued = events.filter(({ name }) => name === 'RunMicrotasks').map(spanOf);
  return united([...its, ...continued.filter((span) => overlap(span, others) === 0)]);
}

const addressOf = ({ args }: Event) => args?.data?.url ?? args?.fileName ?? '';

const spanOf = ({ ts, dur }: Event): Span => [ts, ts + dur];
const lengthOf = ([from, to]: Span) => to - from;
const longest = (microseconds: readonly number[]) => Math.max(0, ...microseconds) / 1000;

/** The same times, each once. */
function united(spans: readonly Span[]): Span[] {
  const all: Span[] = [];
  for (const [from, to] of [...spans].sort(([a], [b]) => a - b)) {
    const last = all.at(-1);
    if (last && from <= last[1]) all.splice(-1, 1, [last[0], Math.max(last[1], to)]);
    else all.push([from, to]);
  }
  return all;
}

const overlap = ([from, to]: Span, spans: readonly Span[]) =>
  spans.reduce((sum, [start, end]) => sum + Math.max(0, Math.min(to, end) - Math.max(from, start)), 0);
