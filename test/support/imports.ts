import { pino } from 'pino';

import type { ImportAnswer, NewImport } from '../../runtime/src/imports/contract';
import { importMigrations } from '../../runtime/src/imports/migrations';
import type { Counts } from '../../runtime/src/imports/model';
import { createImports, type Imports } from '../../runtime/src/imports/service';
import type { Db } from '../../runtime/src/platform/database';
import { anIntake, type Intake } from './intake';

type Reading = ImportAnswer['reading'];

export interface Brought {
  readonly name?: string;
  readonly preset?: NewImport['preset'];
  /** Over what was found out. */
  readonly reading?: Partial<Reading>;
  readonly layout?: Partial<NonNullable<ImportAnswer['layout']>>;
  readonly mapping?: Readonly<Record<string, string>>;
}

export interface Importer {
  readonly intake: Intake;
  readonly imports: Imports;
  /** A new one for each test: see `fresh`. */
  workspace: string;
  fresh(): void;
  /** Addresses that are suppressed. */
  readonly suppressed: Set<string>;
  /** Uploads a file, and changes how it is read. */
  upload(kind: NewImport['kind'], file: string | Uint8Array, how?: Brought): Promise<ImportAnswer>;
  /** The same, and goes through it to its end. */
  bring(kind: NewImport['kind'], file: string | Uint8Array, how?: Brought): Promise<ImportAnswer>;
  /** To the end of what is open. */
  run(id: string, what?: 'check' | 'start'): Promise<ImportAnswer>;
  problems(
    id: string,
  ): Promise<readonly { readonly row: number; readonly code: string; readonly value?: string | undefined }[]>;
  close(): Promise<void>;
}

/** Imports on real profiles, orders and events; nothing runs in the background but what a test starts. */
export async function anImporter(): Promise<Importer> {
  const intake = await anIntake();
  for (const migration of importMigrations) await migration.up(intake.database.db);
  const suppressed = new Set<string>();
  const imports = importsOn(intake, intake.database.db, suppressed);

  let made = 0;
  const upload: Importer['upload'] = async (kind, file, how = {}) => {
    const { name = 'file.csv', preset } = how;
    const { id } = await imports.create({
      workspaceId: importer.workspace,
      by: 'key key_1',
      name,
      kind,
      ...(preset && { preset }),
    });
    const bytes = typeof file === 'string' ? Buffer.from(file) : file;
    await imports.keepPart(importer.workspace, id, { number: 1, bytes: pieces(bytes) });
    const ready = await imports.uploaded(importer.workspace, id);
    const { reading, layout, mapping } = how;
    if (!reading && !layout && !mapping) return ready;
    return await imports.change(importer.workspace, id, {
      baseRevision: ready.revision,
      ...(reading && { reading: { ...ready.reading, ...reading } }),
      ...(layout && { layout: layout }),
      ...(mapping && { mapping: Object.entries(mapping).map(([column, to]) => ({ column, to })) }),
    });
  };

  const run: Importer['run'] = async (id, what = 'start') => {
    await imports[what](importer.workspace, id);
    await imports.runner.tick();
    return await imports.get(importer.workspace, id);
  };

  const importer: Importer = {
    ...{ intake, imports, suppressed, upload, run, workspace: 'ws_0' },
    fresh: () => {
      importer.workspace = `ws_${String((made += 1))}`;
    },
    bring: async (...given) => await run((await upload(...given)).id),
    problems: async (id) => (await imports.problems(importer.workspace, id, { limit: 200 })).items,
    close: async () => {
      await imports.runner.stop();
      await intake.close();
    },
  };
  return importer;
}

/** A process' own, over a database that may die. */
export function importsOn(
  intake: Intake,
  db: Db,
  suppressed: ReadonlySet<string> = new Set(),
  leaseMs?: number,
): Imports {
  const { clock, profiles, events, orders, sources } = intake;
  return createImports({
    ...{ db, clock, profiles, events, orders, sources, leaseMs, logger: pino({ level: 'silent' }) },
    suppressed: (_, addresses) => Promise.resolve(new Set(addresses.filter((address) => suppressed.has(address)))),
  });
}

// eslint-disable-next-line @typescript-eslint/require-await -- stands for a request, which comes in pieces
async function* pieces(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let from = 0; from < bytes.length; from += 50_000) yield bytes.subarray(from, from + 50_000);
}

export const countsIn = ({ progress }: ImportAnswer): Omit<Counts, 'reasons'> => {
  const { read, new: made, existing, refused, skipped } = progress!.counts;
  return { read, new: made, existing, refused, skipped };
};
