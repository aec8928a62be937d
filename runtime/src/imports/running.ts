import { PerennialError } from '../platform/errors/error';
import { importsOf, problemsOf, type ImportDocument } from './model';
import { removeParts } from './parts';
import { createImportRunner, type ImportRunner, type RunnerParts } from './runner';
import type { Imports } from './service';
import { answerOf, type ImportStore } from './store';

export type { ImportRunner } from './runner';

interface Running extends Pick<Imports, 'check' | 'start' | 'cancel'> {
  readonly runner: ImportRunner;
}

const NEEDED = {
  profiles: [['email', 'phone', 'externalId']],
  consents: [['email', 'phone', 'externalId']],
  events: [['email', 'phone', 'externalId', 'anonymousId', 'checkoutId', 'cartId', 'orderId']],
  orders: [['orderId'], ['placedAt']],
} as const satisfies Record<ImportDocument['kind'], readonly (readonly string[])[]>;

/** Beginning, trying and ending of imports. */
export function createRunner(parts: RunnerParts, store: ImportStore): Running {
  const { db, clock } = parts;
  const imports = importsOf(db);
  const runner = createImportRunner(parts);

  const begin = async (workspaceId: string, importId: string, state: 'checking' | 'running') => {
    const document = await store.withFile(workspaceId, importId);
    if (document.state === state) return answerOf(document);
    requireEnough(document);
    const begun = await imports.findOneAndUpdate(
      { _id: importId, workspaceId, state: 'ready' },
      {
        $set: { state, open: true, startedAt: clock.now() },
        $inc: { pass: 1 },
        $unset: { progress: '', failure: '', finishedAt: '' },
      },
      { returnDocument: 'after' },
    );
    if (!begun)
      throw new PerennialError('not_in_this_state', 'Somebody goes through the file already. Cancel that first.');
    await problemsOf(db).deleteMany({ importId, pass: { $lt: begun.pass } });
    runner.start(importId);
    return answerOf(begun);
  };

  return {
    runner,
    check: async (workspaceId, importId) => await begin(workspaceId, importId, 'checking'),
    start: async (workspaceId, importId) => await begin(workspaceId, importId, 'running'),
    cancel: async (workspaceId, importId) => {
      const { state } = await store.find(workspaceId, importId);
      if (state === 'done' || state === 'failed' || state === 'cancelled')
        throw new PerennialError('not_in_this_state', 'This import is over; there is nothing to cancel.');
      const trial = {
        $set: { state: 'ready' as const },
        $unset: { open: '' as const, lease: '' as const, progress: '' as const },
      };
      const over = {
        $set: { state: 'cancelled' as const, finishedAt: clock.now() },
        $unset: { open: '' as const, lease: '' as const },
      };
      const ended = await imports.findOneAndUpdate(
        { _id: importId, workspaceId, state },
        state === 'checking' ? trial : over,
        { returnDocument: 'after' },
      );
      if (!ended) throw new PerennialError('conflict', 'It went on in this moment. Look at it again.');
      if (ended.state === 'cancelled') await removeParts(db, importId);
      return answerOf(ended);
    },
  };
}

/** Rows that cannot name anybody would all be refused. */
function requireEnough({ kind, reading, mapping }: ImportDocument): void {
  if (reading.preset) return;
  const fields = new Set(mapping.map(({ to }) => to));
  const missing = NEEDED[kind].find((some) => !some.some((field) => fields.has(field)));
  if (missing) throw new PerennialError('invalid_input', `No column is mapped to ${missing.join(' or ')}.`);
}
