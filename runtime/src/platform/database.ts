import mongoose, { type Connection } from 'mongoose';
import type { Collection, Db } from 'mongodb';

export type { Collection, Connection, Db };

/** A connection that is open, with the driver's own handle for hot paths. */
export interface Database {
  readonly connection: Connection;
  readonly db: Db;
  close(): Promise<void>;
}

/**
 * Opens the one connection of a process; every part of the runtime is given this, none opens its own.
 * Majority writes and primary reads, as PROTOCOL needs them; indexes come from migrations, never from models.
 */
export async function openDatabase(uri: string): Promise<Database> {
  const connection = await mongoose
    .createConnection(uri, {
      ...(namesDatabase(uri) ? {} : { dbName: DEFAULT_NAME }),
      autoIndex: false,
      autoCreate: false,
      writeConcern: { w: 'majority' },
      readConcern: { level: 'local' },
      readPreference: 'primary',
      retryWrites: true,
      serverSelectionTimeoutMS: 10_000,
    })
    .asPromise();
  const { db } = connection;
  if (!db) throw new Error(`No database behind ${uri.replace(/\/\/[^@/]*@/, '//…@')}`);
  // mongoose and we share one driver (a second one is a type error).
  return {
    connection,
    db: db,
    close: async () => {
      await connection.close();
    },
  };
}

const DUPLICATE_KEY = 11_000;

/**
 * Whether MongoDB refused a write, and nothing but that, because a unique key exists already. Of many writes every one
 * that failed must have failed so: the others are in.
 */
export function isDuplicateKey(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return false;
  const { code, writeErrors = [] } = error as {
    readonly code?: unknown;
    readonly writeErrors?: WriteFailure | WriteFailure[];
  };
  return code === DUPLICATE_KEY && [writeErrors].flat().every((failure) => failure.code === DUPLICATE_KEY);
}

interface WriteFailure {
  readonly code?: unknown;
}

const DEFAULT_NAME = 'perennial';

/** MongoDB's own default would be `test`, where somebody may keep something else. */
function namesDatabase(uri: string): boolean {
  return /^mongodb(\+srv)?:\/\/[^/]+\/[^?]/.test(uri);
}
