// Every "no" of the HTTP interface, one class per kind; `problemAnswer` alone turns them into RFC 9457 documents.
import type { Fault } from '../../shared/schema/fault.ts';

/** Why a request is refused: status, title and, where the input is at fault, each fault by JSON Pointer. */
export abstract class Problem extends Error {
  abstract readonly status: number;
  abstract readonly title: string;
  readonly errors: readonly Fault[] = [];
  readonly headers: Readonly<Record<string, string>> = {};
}

/** 422: the input was read and is not acceptable. */
export class BadInput extends Problem {
  readonly status = 422;
  readonly title = 'The input is not acceptable';
  override readonly errors: readonly Fault[];

  constructor(errors: readonly Fault[]) {
    super(errors.length === 1 ? 'One fault was found.' : `${errors.length} faults were found.`);
    this.errors = errors;
  }
}

/** 413: the body is larger than this call takes. */
export class TooLarge extends Problem {
  readonly status = 413;
  readonly title = 'The body is too large';

  constructor(limit: number) {
    super(`This call takes at most ${limit} bytes.`);
  }
}

/** 401: no key, or one that is not known. */
export class Unauthorized extends Problem {
  readonly status = 401;
  readonly title = 'A valid key is needed';
  override readonly headers = { 'www-authenticate': 'Bearer' };
}

/** 403: known, and not allowed this. */
export class Forbidden extends Problem {
  readonly status = 403;
  readonly title = 'Not allowed';
}

/** 404: there is no such store, revision, key or address. */
export class NotFound extends Problem {
  readonly status = 404;
  readonly title = 'Not found';
}

/** 405: the address is known under other methods. */
export class MethodNotAllowed extends Problem {
  readonly status = 405;
  readonly title = 'Method not allowed';
  override readonly headers: Readonly<Record<string, string>>;

  constructor(allowed: readonly string[]) {
    super(`This address takes ${allowed.join(', ')}.`);
    this.headers = { allow: allowed.join(', ') };
  }
}

/** 409: it exists already. */
export class Conflict extends Problem {
  readonly status = 409;
  readonly title = 'It exists already';
}

/** 412: somebody published in between. */
export class LostUpdate extends Problem {
  readonly status = 412;
  readonly title = 'The config has changed since it was read';
  override readonly headers: Readonly<Record<string, string>>;

  constructor(liveTag: string) {
    super('Read the live config again and apply your change to it.');
    this.headers = { etag: `"${liveTag}"` };
  }
}

/** 428: a publish must say which revision it changes. */
export class NeedsIfMatch extends Problem {
  readonly status = 428;
  readonly title = 'If-Match is needed';
}

/** 429: more than is taken; `seconds` until it is worth another try. */
export class TooMany extends Problem {
  readonly status = 429;
  readonly title = 'Too many requests';
  override readonly headers: Readonly<Record<string, string>>;

  constructor(detail: string, seconds: number) {
    super(detail);
    this.headers = { 'retry-after': String(seconds) };
  }
}

/** 503: something that this call hangs on cannot be reached, or was not set up. */
export class Unavailable extends Problem {
  readonly status = 503;
  readonly title = 'Not available right now';
  override readonly headers = { 'retry-after': '10' };
}
