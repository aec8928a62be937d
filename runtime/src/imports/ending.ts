import type { Clock } from '../platform/clock';
import type { Db } from '../platform/database';
import type { PerennialError } from '../platform/errors/error';
import { importsOf, type ImportDocument } from './model';
import { removeParts } from './parts';

export interface EndingParts {
  readonly db: Db;
  readonly clock: Clock;
  /** Of the lease. */
  readonly token: string;
}

const mineOf = ({ token }: EndingParts, { _id, state, pass }: ImportDocument) => ({
  ...{ _id, state, pass, open: true as const },
  'lease.token': token,
});

const LET_GO = { open: '', lease: '' } as const;

/** At the end of the file. A trial leaves the import as it was; one that is over needs its file no more. */
export async function finish(parts: EndingParts, document: ImportDocument): Promise<void> {
  const imports = importsOf(parts.db);
  const mine = mineOf(parts, document);
  const now = parts.clock.now();
  const held = await imports.findOne(mine, { projection: { progress: 1 } });
  if (!held) return;
  if ((held.progress?.row ?? 0) === 0) {
    await fail(parts, document, EMPTY);
    return;
  }
  const progress = { ...held.progress, share: 1 };
  const { revision } = document;
  const trial = { state: 'ready', progress, checked: { at: now, revision, counts: progress.counts } } as const;
  const done = { state: 'done', progress, finishedAt: now } as const;
  const isTrial = document.state === 'checking';
  const { matchedCount } = await imports.updateOne(mine, { $set: isTrial ? trial : done, $unset: LET_GO } as object);
  if (matchedCount === 1 && !isTrial) await removeParts(parts.db, document._id);
}

const EMPTY = { code: 'empty', message: 'The file has no rows beside its header.', problems: [] } as const;

/** The file is to blame: another attempt would come to the same. */
export async function fail(
  parts: EndingParts,
  document: ImportDocument,
  error: Pick<PerennialError, 'message' | 'problems'> & { readonly code: string },
): Promise<void> {
  const failure = { code: error.problems[0]?.code ?? error.code, message: error.message };
  const isTrial = document.state === 'checking';
  const set = isTrial ? { state: 'ready', failure } : { state: 'failed', failure, finishedAt: parts.clock.now() };
  const { matchedCount } = await importsOf(parts.db).updateOne(mineOf(parts, document), {
    $set: set,
    $unset: LET_GO,
  } as object);
  if (matchedCount === 1 && !isTrial) await removeParts(parts.db, document._id);
}
