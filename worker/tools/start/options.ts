// What `npm start` takes on its command line.
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { Stop } from './stop.ts';

export type Options = { readonly port: number; readonly folder: string; readonly json: boolean };

const USAGE = 'usage: npm start -- [--port 8787] [--persist-to .reprise] [--json]';

/** Options from the words after the script. Throws Stop with the usage for anything else. */
export function readOptions(words: readonly string[], root: string): Options {
  const { values } = parsed(words);
  const port = Number(values.port);
  if (!/^\d{1,5}$/.test(values.port) || port < 1 || port > 65_535)
    throw new Stop(`--port must be a number from 1 to 65535, not ${values.port}`);
  return { port, folder: resolve(root, values['persist-to']), json: values.json };
}

function parsed(words: readonly string[]) {
  try {
    return parseArgs({
      args: [...words],
      options: {
        port: { type: 'string', default: '8787' },
        'persist-to': { type: 'string', default: '.reprise' },
        json: { type: 'boolean', default: false },
      },
    });
  } catch (error) {
    throw new Stop(`${error instanceof Error ? error.message : error}\n${USAGE}`);
  }
}
