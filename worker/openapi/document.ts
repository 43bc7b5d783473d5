// The OpenAPI 3.1 document: every call with its schemas. Made when the project is built; the Worker carries none of it.
import { configJsonSchema } from '../../shared/schema/json-schema.ts';
import type { Answer, Body, Call, Caller, Group } from './call.ts';
import { jsonSchemaOf } from './json-schema-of.ts';
import { PROBLEM_TITLES, ProblemDetails, problemsOf } from './problem.ts';

const PROBLEM = { $ref: '#/components/schemas/Problem' };

/** OpenAPI 3.1 of these calls. */
export function openapiOf(groups: readonly Group[], version: string): object {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Reprise',
      version,
      description:
        'Brings shoppers back: welcome offers, replenishment nudges and recommendations, from the store’s own orders.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: '/' }],
    tags: groups.map(({ name, about }) => ({ name, description: about })),
    paths: pathsOf(groups),
    components: {
      schemas: { Problem: jsonSchemaOf({ type: '', schema: ProblemDetails }), ...configSchemas() },
      responses: Object.fromEntries(
        Object.entries(PROBLEM_TITLES).map(([status, description]) => [
          `Problem${status}`,
          { description, content: { 'application/problem+json': { schema: PROBLEM } } },
        ]),
      ),
      securitySchemes: {
        adminKey: { type: 'http', scheme: 'bearer', description: 'An admin key of the store.' },
        operatorKey: { type: 'http', scheme: 'bearer', description: 'The operator key of the deployment.' },
      },
    },
  };
}

/** The config and its parts under the names that they have in its own schema. */
function configSchemas(): object {
  const moved = JSON.stringify(configJsonSchema()).replaceAll('"#/$defs/', '"#/components/schemas/');
  const { $schema: _, $id: __, $defs: parts, ...Config } = JSON.parse(moved);
  return { ...parts, Config };
}

function pathsOf(groups: readonly Group[]): Record<string, Record<string, object>> {
  const paths: Record<string, Record<string, object>> = {};
  for (const { name, calls } of groups)
    for (const call of calls) {
      const path = paths[call.path] ?? {};
      paths[call.path] = path;
      path[call.method] = operationOf(call, name);
    }
  return paths;
}

function operationOf(call: Call, group: string): object {
  const { id, summary, about, caller, bodies, answers } = call;
  const scope = scopeOf(caller);
  const description = [about, scope].filter((text) => text !== undefined).join('\n\n');
  return {
    operationId: id,
    tags: [group],
    summary,
    ...(description !== '' && { description }),
    security: securityOf(caller),
    parameters: parametersOf(call),
    ...(bodies && { requestBody: { required: true, content: contentOf(bodies) } }),
    responses: {
      ...Object.fromEntries(Object.entries(answers).map(([status, answer]) => [status, responseOf(answer)])),
      ...Object.fromEntries(
        problemsOf(call).map((status) => [status, { $ref: `#/components/responses/Problem${status}` }]),
      ),
    },
  };
}

const scopeOf = (caller: Caller): string | undefined =>
  ['config', 'import', 'reports', 'people'].includes(caller) ? `Needs the scope \`${caller}\`.` : undefined;

function securityOf(caller: Caller): object[] {
  if (caller === 'anybody' || caller === 'page' || caller === 'platform') return [];
  if (caller === 'operator') return [{ operatorKey: [] }];
  return caller === 'config or operator' ? [{ adminKey: [] }, { operatorKey: [] }] : [{ adminKey: [] }];
}

function parametersOf({ path, parameters = {} }: Call): object[] {
  const named = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }));
  const others = Object.entries(parameters).map(([name, { in: place, about, schema, required }]) => ({
    ...{ name, in: place, description: about, schema },
    ...(required && { required }),
  }));
  return [...named, ...others];
}

const contentOf = (bodies: readonly Body[]): object =>
  Object.fromEntries(
    bodies.map((body) => [
      body.type,
      { schema: jsonSchemaOf(body), ...(body.example !== undefined && { example: body.example }) },
    ]),
  );

const responseOf = ({ about, body, others = [] }: Answer): object => ({
  description: about,
  ...(body && { content: contentOf([body, ...others]) }),
});
