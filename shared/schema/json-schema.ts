// The JSON Schema of the config, made from the valibot schema, so that editors complete and check what is written.
import { type JsonSchema, toJsonSchema } from '@valibot/to-json-schema';
import { ATTRIBUTES, type Attribute, PRODUCT_ATTRIBUTES } from './attributes.ts';
import { Audience, Schedule } from './audience.ts';
import {
  Campaign,
  Experiment,
  Form,
  Frequency,
  Goal,
  Limits,
  Offer,
  Theme,
  Variant,
  View,
} from './campaign.ts';
import { Condition, ProductCondition } from './condition.ts';
import { ALL_OPERATORS } from './condition-operators.ts';
import { Config, StoreSettings } from './config.ts';
import { Content, ContentFields } from './content.ts';
import { ProductFilter, Recommendations, Replenishment } from './merchandising.ts';
import { Amounts, IsoTime } from './primitives.ts';
import { Trigger } from './trigger.ts';

/** Shown by editors where a part is written. */
const ABOUT = {
  StoreSettings: 'The shop: its name, currency, language, time zone and the origins its pages come from.',
  Theme: 'Colours and corners of what is drawn.',
  Limits: 'What holds over all overlays together.',
  Campaign: 'One rule. Campaigns are tried in this order: the first that fits wins.',
  Audience: 'For whom and where: every part given must hold.',
  Schedule: 'When, in the time zone of the store.',
  Trigger:
    'The moment at which an overlay shows. Without it: popup after 8 s or on leaving, slide-in after 3 s.',
  Frequency:
    'How often one browser sees it. Without it: once a session, not for 7 days after closing, never after an answer.',
  Offer: 'What is offered. Every code exists in the shop already.',
  Form: 'What is asked for in exchange.',
  View: 'How it is drawn.',
  Goal: 'What the visitor is shown progress towards.',
  Content: 'The words, per language; each field falls back to the language of the store.',
  ContentFields:
    'Text is text, never HTML. {product}, {discount}, {minutes}, {remaining} and {code} are filled in.',
  Experiment: 'Variants and holdout; the id seeds the assignment.',
  Variant: 'A merge patch (RFC 7396) over the campaign; an offer is replaced whole.',
  Replenishment: 'Which products to nudge for, and how sure to be.',
  Recommendations: 'Which products to recommend, and what to pin, boost, bury and exclude.',
  ProductFilter: 'Products that meet every given part.',
  Condition:
    'A query over attributes, like `{"session.pages": {"$gte": 2}}`; money in major units of the store.',
  ProductCondition: 'A query over a product, like `{"price": {"$lt": 20}}`.',
  Amounts: 'Amounts per currency, like `{"EUR": "50.00"}`; that of the store must be among them.',
  IsoTime: 'A moment with its zone, like `2026-11-01T00:00:00Z`.',
} as const;

const DEFINITIONS = {
  StoreSettings,
  Theme,
  Limits,
  Campaign,
  Audience,
  Schedule,
  Trigger,
  Frequency,
  Offer,
  Form,
  View,
  Goal,
  Content,
  ContentFields,
  Experiment,
  Variant,
  Replenishment,
  Recommendations,
  ProductFilter,
  Condition,
  ProductCondition,
  Amounts,
  IsoTime,
} as const satisfies Record<keyof typeof ABOUT, unknown>;

/** JSON Schema, draft 2020-12, of the config as it is written. */
export function configJsonSchema(): object {
  const schema = toJsonSchema(Config, {
    typeMode: 'input',
    errorMode: 'ignore',
    target: 'draft-2020-12',
    definitions: DEFINITIONS,
  });
  const about: Readonly<Record<string, string>> = ABOUT;
  const parts: Readonly<Record<string, JsonSchema | boolean>> = {
    ...schema.$defs,
    Condition: conditionSchema(ATTRIBUTES, 'Condition'),
    ProductCondition: conditionSchema(PRODUCT_ATTRIBUTES, 'ProductCondition'),
  };
  const definitions = Object.entries(parts).map(([name, part]) => [
    name,
    typeof part === 'object' ? { title: name, description: about[name], ...part } : part,
  ]);
  return {
    $id: 'urn:reprise:schema:config',
    title: 'Reprise config',
    description: 'What a shop shows to whom: one document per store.',
    ...schema,
    $defs: Object.fromEntries(definitions),
  };
}

/** Attributes by name for completion; what checkConfig says about values is not repeated here. */
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
  const operators: JsonSchema = {
    type: 'object',
    minProperties: 1,
    properties: Object.fromEntries([...ALL_OPERATORS].map((operator) => [operator, true])),
    additionalProperties: false,
  };
  return {
    description: about,
    anyOf: [
      { ...bareSchema(type, values), ...(shape && { pattern: shape.pattern, examples: [shape.like] }) },
      operators,
    ],
  };
}

function bareSchema(type: Attribute['type'], values: readonly string[] | undefined): JsonSchema {
  if (values) return { enum: [...values] };
  if (type === 'any') return { type: ['string', 'number', 'boolean'] };
  return { type: type === 'strings' ? 'string' : type };
}
