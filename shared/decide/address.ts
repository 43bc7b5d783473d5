// Address: the parts of a page's URL that rules ask about. (`URL` is not part of the language, so not of shared/.)
import { formDecoded } from '../schema/form-decoded.ts';
import { decodedPath } from './glob.ts';

const PARTS = /^(?:[a-z][a-z0-9+.-]*:\/\/([^/?#]*))?([^?#]*)(?:\?([^#]*))?/i;

/** The decoded path of an address, or of one without its host; `/` where there is none. */
export function pathOf(url: string): string {
  const path = PARTS.exec(url)?.[2];
  return path?.startsWith('/') ? decodedPath(path) : '/';
}

/** The host without port, lower case; of something that is no address, the text itself. */
export const hostOf = (url: string): string =>
  (PARTS.exec(url)?.[1] ?? url.replace(/[/?#].*$/, ''))
    .replace(/^.*@/, '')
    .replace(/:\d*$/, '')
    .toLowerCase();

/** The first value of a query parameter, decoded. */
export function queryOf(url: string, name: string): string | undefined {
  const query = PARTS.exec(url)?.[3];
  for (const pair of query?.split('&') ?? []) {
    const [key = '', ...value] = pair.split('=');
    if (formDecoded(key) === name) return formDecoded(value.join('='));
  }
  return undefined;
}
