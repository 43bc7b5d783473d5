// A call of the HTTP interface as people and tools are told of it. Routes do not read this: tests hold the two together.
import type { JsonSchema } from '@valibot/to-json-schema';
import type * as v from 'valibot';
import type { Scope } from '../../shared/schema/credentials.ts';

/** Who may call: anybody, a page of the shop, the shop platform by its signature, the operator, or a key with a scope. */
export type Caller = 'anybody' | 'page' | 'platform' | 'operator' | 'key' | Scope | 'config or operator';

/** A body: its media type, and its shape as a schema of ours or, where bodies are no JSON of ours, as JSON Schema. */
export type Body = {
  readonly type: string;
  readonly schema: v.GenericSchema | { readonly json: JsonSchema };
  readonly example?: unknown;
  readonly about?: string;
};

/** A parameter of the query or a header. */
export type Parameter = {
  readonly in: 'query' | 'header';
  readonly about: string;
  readonly schema: JsonSchema;
  readonly required?: true;
};

/** An answer without a body has only words; `others`: the same in other media types, where they are asked for. */
export type Answer = { readonly about: string; readonly body?: Body; readonly others?: readonly Body[] };

export type Call = {
  readonly id: string;
  readonly method: 'get' | 'put' | 'post' | 'delete';
  /** With names in braces. */
  readonly path: string;
  readonly caller: Caller;
  readonly summary: string;
  readonly about?: string;
  readonly parameters?: Readonly<Record<string, Parameter>>;
  readonly bodies?: readonly Body[];
  /** What an example of it is about: values for the names in the path, and a query. */
  readonly example?: { readonly path?: Readonly<Record<string, string>>; readonly query?: string };
  readonly answers: Readonly<Record<number, Answer>>;
  /** Statuses of problem documents, beside those that its caller brings. */
  readonly problems: readonly number[];
};

/** A group of calls, with the heading it has in the documentation. */
export type Group = { readonly name: string; readonly about: string; readonly calls: readonly Call[] };

export const STORE = '/v1/stores/{store}';

/** A JSON body. */
export const json = (schema: v.GenericSchema, example?: unknown): Body => ({
  type: 'application/json',
  schema,
  example,
});

/** JSON as pages send it: as text, so that browsers ask nothing beforehand. */
export const plainJson = (schema: v.GenericSchema, example?: unknown): Body => ({
  type: 'text/plain',
  schema,
  example,
});

/** A table for spreadsheets. */
export const csv = (example: string): Body => ({
  type: 'text/csv',
  schema: { json: { type: 'string' } },
  example,
});

/** 200 with a JSON body. */
export const ok = (about: string, schema: v.GenericSchema, example?: unknown) => ({
  200: { about, body: json(schema, example) },
});

/** A parameter of the query. */
export const query = (about: string, schema: JsonSchema = { type: 'string' }): Parameter => ({
  in: 'query',
  about,
  schema,
});

export const INTEGER: JsonSchema = { type: 'integer', minimum: 0 };

/** Which part of a long list: the newest, or what comes after a page of them. */
export const PAGE = {
  before: query('The `next` of the page before.', INTEGER),
  limit: query('How many, 1 to 1,000; 100 where it is not said.', {
    ...INTEGER,
    minimum: 1,
    maximum: 1000,
  }),
};
