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

const DEFAULT_NAME = 'perennial';

/** MongoDB's own default would be `test`, where somebody may keep something else. */
function namesDatabase(uri: string): boolean {
  return /^mongodb(\+srv)?:\/\/[^/]+\/[^?]/.test(uri);
}
