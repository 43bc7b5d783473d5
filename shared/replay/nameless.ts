// Nameless: what texts keep once everything is out of them that is made for one person, or may be.
import { pathOf } from '../decide/address.ts';
import type { PageKind } from '../schema/page.ts';

/** What stands in the place of a text, or of a part of one, that is not kept. */
export const MASK = '-';

/** An address of somebody, and what no person has written: a token, a UUID. */
const TOKEN = /@|%40|^(?=.*\d)(?=.*[a-z])[a-z0-9]{20,}$|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}/i;
/** What tokens with other signs in them are made of, too. */
const SIGNS = /^[\w.~=+-]{20,}$/;
/** Where a letter and a digit meet, or a capital follows a small letter: seldom in names, in every third place of chance. */
const TURNS = /(?<=[a-z])[A-Z]|(?<=[a-zA-Z])\d|(?<=\d)[a-zA-Z]/g;
const A_TURN_IN = 5;
/** Numbers of customers and telephones; a date is shorter. */
const LONG_NUMBER = /\d{9}/;
const MAX_LENGTH = 100;

/** Whether a text may name one person. */
export const isPersonal = (text: string): boolean =>
  text.length > MAX_LENGTH || isToken(text) || LONG_NUMBER.test(text);

const isToken = (text: string): boolean =>
  TOKEN.test(text) || (SIGNS.test(text) && (text.match(TURNS)?.length ?? 0) * A_TURN_IN > text.length);

/** Pages whose paths hold orders, carts and sessions; the paths of others are the same for everybody. */
const OWN_PAGES: ReadonlySet<PageKind> = new Set(['cart', 'checkout', 'thank-you', 'account']);

/** The path of an address, encoded, each part masked that may be of one person: on people's own pages every one with a
 * digit. A product's page may be named by a long number. */
export const namelessPath = (address: string, kind: PageKind): string =>
  pathOf(address)
    .split('/')
    .map((part) => (isOfOne(part, kind) ? MASK : encodeURIComponent(part.toWellFormed())))
    .join('/');

const isOfOne = (part: string, kind: PageKind): boolean =>
  part.length > MAX_LENGTH || isToken(part) || (OWN_PAGES.has(kind) && /\d/.test(part));
