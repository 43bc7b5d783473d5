// Entity tags (RFC 9110): which revision a publisher has read.
import type { Context } from 'hono';

/** The tag as it is sent. */
export const quotedTag = (etag: string): string => `"${etag}"`;

/** The tags of If-Match or If-None-Match without quotes and weak prefix, a bare `*` as itself; empty when not sent. */
export function sentTags(c: Context, header: 'if-match' | 'if-none-match'): string[] {
  const sent = c.req.header(header) ?? '';
  return sent
    .split(',')
    .map((tag) =>
      tag
        .trim()
        .replace(/^W\//, '')
        // A star in quotes is a tag that no revision has.
        .replace(/^"([^"*]*)"$/, '$1'),
    )
    .filter((tag) => tag !== '');
}
