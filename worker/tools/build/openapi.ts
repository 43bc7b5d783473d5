// The description of the HTTP interface as a file: the Worker carries none of it.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CALLS } from '../../openapi/calls.ts';
import { openapiOf } from '../../openapi/document.ts';
import type { Asset } from './asset.ts';

/** `openapi.json`, of the version of the project. */
export async function openapiAssets(root: string): Promise<Asset[]> {
  const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
  return [{ path: 'openapi.json', body: JSON.stringify(openapiOf(CALLS, String(version))) }];
}
