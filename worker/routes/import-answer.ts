// What the three imports share: the upload in, the counts out, and its problems.
import type { Context } from 'hono';
import type { AuditDetails } from '../../shared/schema/audit.ts';
import {
  EmptyUpload,
  LARGEST_UPLOAD,
  NoTextUpload,
  OneLineUpload,
  UploadTooLarge,
} from '../import/file-records.ts';
import { MissingColumns } from '../import/flat-rows.ts';
import { Tally } from '../import/import-answer.ts';
import type { Importer } from '../import/importer.ts';
import { runImport } from '../import/run-import.ts';
import { liveStore } from '../read/live-store.ts';
import { type StoreStub, storeStub } from '../store/stub.ts';
import type { AppEnv } from './app-env.ts';
import { readerOf } from './app-env.ts';
import { BadInput, NotFound, TooLarge } from './problem.ts';
import { storeOf } from './store-of.ts';

/** What an importer is made of: where to send, and what the store adds to its files. */
export type ImportSetting = {
  readonly stub: StoreStub;
  readonly currency: string;
  readonly timeZone: string;
  readonly locale: string;
  readonly now: number;
};

/** Imports the body of a request and answers what became of its lines. */
export async function importAnswer(
  c: Context<AppEnv>,
  importerOf: (setting: ImportSetting, tally: Tally) => Importer,
  afterwards: (setting: ImportSetting, tally: Tally) => Promise<void> = async () => {},
): Promise<Response> {
  const now = Date.now();
  const live = await liveStore(readerOf(c, now), storeOf(c));
  if (!live) throw new NotFound('There is no store of that id.');
  const { currency, timeZone, locale } = live.published.live.store;
  const stub = storeStub(c.env, storeOf(c));
  const tally = new Tally();
  const { body } = c.req.raw;
  if (!body) throw empty();
  try {
    const setting = { stub, currency, timeZone, locale, now };
    const importer = importerOf(setting, tally);
    const { small } = await runImport(body, c.req.header('content-type') ?? '', importer, tally);
    await afterwards(setting, tally);
    if (!small) await stub.endImport({ actor: c.get('actor'), details: toldOf(c, tally) });
  } catch (fault) {
    throw problemOf(fault);
  }
  return c.json(tally.answer);
}

/** What the audit list keeps of an import. */
function toldOf(c: Context<AppEnv>, { answer }: Tally): AuditDetails {
  const { lines, new: fresh, repeated, cancelled, rejected } = answer;
  return { what: c.req.path.split('/').at(-1) ?? '', lines, new: fresh, repeated, cancelled, rejected };
}

function problemOf(fault: unknown): unknown {
  if (fault instanceof MissingColumns) return new BadInput([{ pointer: '', detail: fault.message }]);
  if (fault instanceof EmptyUpload) return empty();
  if (fault instanceof OneLineUpload) return new BadInput([{ pointer: '', detail: ONE_LINE }]);
  if (fault instanceof NoTextUpload) return new BadInput([{ pointer: '', detail: NO_TEXT }]);
  return fault instanceof UploadTooLarge ? new TooLarge(LARGEST_UPLOAD) : fault;
}

const ONE_LINE = 'is one line only; send the file with --data-binary, which keeps its lines';

const NO_TEXT = 'is an archive or a spreadsheet; save it as CSV, or pack it as gzip';

const empty = () => new BadInput([{ pointer: '', detail: 'is empty' }]);
