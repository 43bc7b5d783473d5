// How foreign data is read. Nothing of it is trusted to be there, to be one, or to be an object.

/** Foreign data is read field by field; what is not an object has none. */
export const fieldsOf = (value: unknown): Readonly<Record<string, unknown>> => Object(value);

/** What a path leads to; of several things on the way, the first. */
export const reach = (from: unknown, path: string): unknown =>
  path.split('.').reduce((value, name) => [fieldsOf(value)[name]].flat()[0], from);
