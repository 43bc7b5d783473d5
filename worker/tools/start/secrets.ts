// The Worker's secrets on this machine: made once per folder, readable by its owner only.
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { Stop } from './stop.ts';

/** `file`: an env file that wrangler reads. */
export type Secrets = { readonly file: string; readonly operatorKey: string };

/** Reads the secrets kept in the folder, or makes them. Throws Stop when the file is there and unusable. */
export async function secretsIn(folder: string): Promise<Secrets> {
  const file = join(folder, 'secrets.env');
  const text = await textOf(folder, file).catch((error: Error) => {
    throw new Stop(`${folder} cannot be used: ${error.message}`);
  });
  const { ROOT_KEY, OPERATOR_KEY } = parseEnv(text);
  if (!ROOT_KEY || !OPERATOR_KEY)
    throw new Stop(
      `${file} lacks ROOT_KEY or OPERATOR_KEY; without them the data in ${folder} cannot be read`,
    );
  return { file, operatorKey: OPERATOR_KEY };
}

async function textOf(folder: string, file: string): Promise<string> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const text = existsSync(file) ? await readFile(file, 'utf8') : await makeSecrets(file);
  await chmod(file, 0o600);
  return text;
}

async function makeSecrets(file: string): Promise<string> {
  const secret = () => randomBytes(32).toString('hex');
  const text = `ROOT_KEY=${secret()}\nOPERATOR_KEY=${secret()}\n`;
  // `wx`: whoever comes second at the same moment fails instead of taking the first one's data away from it.
  await writeFile(file, text, { mode: 0o600, flag: 'wx' });
  return text;
}
