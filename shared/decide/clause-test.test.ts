import { evalCondition } from '@growthbook/growthbook';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clauseTest } from './clause-test.ts';

const text = fc.constantFrom('a', 'b', 'ab', 'A', '');
const number = fc.integer({ min: -2, max: 2 });
const scalar = fc.oneof(text, number, fc.boolean());
const list = fc.array(text, { minLength: 1, maxLength: 3 });
const scalars = fc.array(scalar, { minLength: 1, maxLength: 3 });

const onScalars = fc.oneof(
  fc.record({ $eq: scalar }),
  fc.record({ $ne: scalar }),
  fc.record({ $in: scalars }),
  fc.record({ $nin: scalars }),
  fc.record({ $exists: fc.boolean() }),
  fc.record({ $type: fc.constantFrom('string', 'number', 'boolean') }),
);
const onNumbers = fc.oneof(
  fc.record({ $lt: number }),
  fc.record({ $gte: number, $lte: number }),
  fc.record({ $gt: number }),
);
const onTexts = fc.oneof(
  fc.record({ $regex: text }),
  fc.record({ $regexi: text }),
  fc.record({ $ini: list }),
  fc.record({ $veq: text }),
);
const onLists = fc.oneof(
  fc.record({ $in: list }),
  fc.record({ $all: list }),
  fc.record({ $alli: list }),
  fc.record({ $size: fc.record({ $gt: fc.nat(3) }) }),
  fc.record({ $elemMatch: onTexts }),
);
const negatable = <T>(clause: fc.Arbitrary<T>) =>
  fc.oneof(
    clause,
    clause.map(($not) => ({ $not })),
  );

const pairs = fc.oneof(
  fc.tuple(scalar, negatable(onScalars)),
  fc.tuple(number, negatable(onNumbers)),
  fc.tuple(text, negatable(onTexts)),
  fc.tuple(list, negatable(onLists)),
);

describe('clauseTest', () => {
  it('agrees with the evaluator of GrowthBook on every value that is known', () => {
    fc.assert(
      fc.property(pairs, ([value, clause]) => {
        expect(clauseTest(clause)(value)).toBe(evalCondition({ value }, { value: clause }));
      }),
      { numRuns: 2000 },
    );
  });

  it.each([
    [5],
    ['undefined'],
    [{ $lt: 5 }],
    [{ $gte: -5 }],
    [{ $regex: 'e' }],
    [{ $regexi: '' }],
    [{ $veq: 'undefined' }],
    [{ $in: ['undefined'] }],
    [{ $all: ['a'] }],
    [{ $size: 0 }],
    [{ $elemMatch: { $exists: false } }],
    [{ $exists: true }],
    [{ $eq: 'x' }],
  ])('%j does not hold of what is not known', (clause) => {
    expect(clauseTest(clause)(undefined)).toBe(false);
  });

  it.each([
    [{ $exists: false }],
    [{ $ne: 5 }],
    [{ $nin: ['a'] }],
    [{ $nini: ['a'] }],
    [{ $not: { $lt: 5 } }],
  ])('%j holds of what is not known', (clause) => {
    expect(clauseTest(clause)(undefined)).toBe(true);
  });

  it.each([
    ['vip', true],
    ['vi', false],
    [{ $eq: 'wholesale' }, true],
    [{ $ne: 'wholesale' }, false],
    [{ $ne: 'new' }, true],
    [{ $not: { $eq: 'vip' } }, false],
  ])('%j of a list asks for what it contains: %s', (clause, holds) => {
    expect(clauseTest(clause)(['vip', 'wholesale'])).toBe(holds);
  });

  it('takes patterns named like what every object has', () => {
    expect(clauseTest({ $regex: 'constructor' })('the constructor')).toBe(true);
    expect(clauseTest({ $regex: 'constructor' })('something')).toBe(false);
  });
});
