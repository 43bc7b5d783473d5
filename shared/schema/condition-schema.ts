// The JSON Schema of conditions: attributes by name, and the operators that each type of attribute takes.
import type { JsonSchema } from '@valibot/to-json-schema';
import { ATTRIBUTES, type Attribute, type AttributeType, PRODUCT_ATTRIBUTES } from './attributes.ts';
import { OPERATORS, type Operand } from './condition-operators.ts';

const PART = {
  string: 'TextOperators',
  number: 'NumberOperators',
  boolean: 'BooleanOperators',
  strings: 'ListOperators',
  any: 'AnyOperators',
} as const satisfies Record<AttributeType, string>;

/** Named parts for completion; what checkConfig says about values beyond their type is not repeated here. */
export const conditionSchemas = (): Readonly<Record<string, JsonSchema>> => ({
  Condition: conditionSchema(ATTRIBUTES, 'Condition'),
  ProductCondition: conditionSchema(PRODUCT_ATTRIBUTES, 'ProductCondition'),
  TextOperators: operatorSchema('string'),
  NumberOperators: operatorSchema('number'),
  BooleanOperators: operatorSchema('boolean'),
  ListOperators: operatorSchema('strings'),
  AnyOperators: operatorSchema('any'),
});

function conditionSchema(attributes: readonly Attribute[], name: string): JsonSchema {
  const self = { $ref: `#/$defs/${name}` };
  const several: JsonSchema = { type: 'array', minItems: 1, items: self };
  const fixed = attributes.filter((attribute) => !attribute.name.endsWith('.*'));
  const open = attributes.filter((attribute) => attribute.name.endsWith('.*'));
  return {
    type: 'object',
    properties: {
      ...Object.fromEntries(fixed.map((attribute) => [attribute.name, clauseSchema(attribute)])),
      $and: several,
      $or: several,
      $nor: several,
      $not: self,
    },
    patternProperties: Object.fromEntries(
      open.map((attribute) => [
        `^${attribute.name.slice(0, -1).replaceAll('.', '\\.')}.`,
        clauseSchema(attribute),
      ]),
    ),
    additionalProperties: false,
  };
}

function clauseSchema({ about, type, values, shape }: Attribute): JsonSchema {
  const bare = values ? { enum: [...values] } : bareSchema(type);
  const looks = shape && { pattern: shape.pattern, examples: [shape.like] };
  return { description: about, anyOf: [{ ...bare, ...looks }, { $ref: `#/$defs/${PART[type]}` }] };
}

function operatorSchema(type: AttributeType): JsonSchema {
  const operators = [...OPERATORS[type]].map(([operator, operand]) => [
    operator,
    operandSchema(operand, type),
  ]);
  return {
    type: 'object',
    properties: Object.fromEntries(operators),
    minProperties: 1,
    additionalProperties: false,
  };
}

function operandSchema(operand: Operand, type: AttributeType): JsonSchema {
  switch (operand) {
    case 'value':
      return bareSchema(type);
    case 'order':
      return type === 'any' ? { type: ['number', 'string'] } : { type: 'number' };
    case 'values':
      return { type: 'array', minItems: 1, items: bareSchema(type) };
    case 'texts':
      return { type: 'array', minItems: 1, items: { type: 'string' } };
    case 'boolean':
      return { type: 'boolean' };
    case 'type':
    case 'pattern':
    case 'version':
      return { type: 'string' };
    case 'size':
      return { anyOf: [{ type: 'number' }, { $ref: `#/$defs/${PART.number}` }] };
    case 'element':
      return { $ref: `#/$defs/${PART.string}` };
    case 'not':
      return { anyOf: [bareSchema(type), { $ref: `#/$defs/${PART[type]}` }] };
  }
}

/** What an attribute is compared with; a list, with one of its texts. */
function bareSchema(type: AttributeType): JsonSchema {
  if (type === 'any') return { type: ['string', 'number', 'boolean'] };
  return { type: type === 'strings' ? 'string' : type };
}
