// The JSON Schema of the config, made from the valibot schema, so that editors complete and check what is written.
import { type JsonSchema, toJsonSchema } from '@valibot/to-json-schema';
import { Audience, Schedule } from './audience.ts';
import { Campaign, Goal } from './campaign.ts';
import { Condition, ProductCondition } from './condition.ts';
import { conditionSchemas } from './condition-schema.ts';
import { Config, StoreSettings } from './config.ts';
import { Content, ContentFields } from './content.ts';
import { EXAMPLES, FIELDS, PARTS } from './descriptions.ts';
import { Experiment, Variant } from './experiment.ts';
import { Form } from './form.ts';
import { Frequency, Limits } from './limits.ts';
import { ProductFilter, Recommendations, Replenishment } from './merchandising.ts';
import { Offer } from './offer.ts';
import { OwnWords } from './own-words.ts';
import { Amounts, IsoTime } from './primitives.ts';
import { Theme } from './theme.ts';
import { Trigger, TriggerCondition } from './trigger.ts';
import { View } from './view.ts';

const DEFINITIONS = {
  StoreSettings,
  Theme,
  Words: OwnWords,
  Limits,
  Campaign,
  Audience,
  Schedule,
  Trigger,
  TriggerCondition,
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
} as const satisfies Partial<Record<keyof typeof PARTS, unknown>>;

/** JSON Schema, draft 2020-12, of the config as it is written. */
export function configJsonSchema(): object {
  const schema = toJsonSchema(Config, {
    typeMode: 'input',
    errorMode: 'ignore',
    target: 'draft-2020-12',
    definitions: DEFINITIONS,
  });
  const about: Readonly<Record<string, string>> = PARTS;
  const parts: Readonly<Record<string, JsonSchema | boolean>> = {
    ...schema.$defs,
    ...conditionSchemas(),
  };
  const definitions = Object.entries(parts).map(([name, part]) => [
    name,
    typeof part === 'object' ? { title: name, description: about[name], ...described(part, name) } : part,
  ]);
  return {
    $id: 'urn:reprise:schema:config',
    title: 'Reprise config',
    description: 'What a shop shows to whom: one document per store.',
    ...described(schema, 'Config'),
    $defs: Object.fromEntries(definitions),
  };
}

/** A schema whose fields say what they are for. */
function described(schema: JsonSchema, part: string): JsonSchema {
  const inside = (one: JsonSchema | boolean) => (typeof one === 'object' ? described(one, part) : one);
  const { properties, oneOf, anyOf, items, additionalProperties } = schema;
  return {
    ...schema,
    ...(properties && {
      properties: Object.fromEntries(
        Object.entries(properties).map(([key, field]) => [key, fieldSchema(field, part, key)]),
      ),
    }),
    ...(oneOf && { oneOf: oneOf.map(inside) }),
    ...(anyOf && { anyOf: anyOf.map(inside) }),
    ...(typeof items === 'object' && !Array.isArray(items) && { items: inside(items) }),
    ...(additionalProperties !== undefined && { additionalProperties: inside(additionalProperties) }),
  };
}

function fieldSchema(field: JsonSchema | boolean, part: string, key: string): JsonSchema | boolean {
  if (typeof field !== 'object') return field;
  const description = FIELDS[`${part}.${key}`] ?? FIELDS[`*.${key}`];
  const examples = EXAMPLES[`${part}.${key}`];
  return {
    ...described(field, part),
    ...(description !== undefined && { description }),
    ...(examples && { examples }),
  };
}
