import { MongoInstance, MongoInstanceEvents } from 'mongodb-memory-server-core/lib/util/MongoInstance';

import { REPLICA_SET } from './replica-set';

/** A running `mongod` that this process started. */
export interface MongodServer {
  /** Settles when the program ends, wanted or not; says how. */
  readonly ended: Promise<string>;
  stop(): Promise<void>;
}

export interface MongodOptions {
  /** Path of the program. */
  readonly binary: string;
  readonly dbPath: string;
  readonly port: number;
  /** False to work on the configuration of its replica set, which a member of the set refuses. */
  readonly inSet?: boolean;
}

export class PortTaken extends Error {}

const LAUNCH_WITHIN_MS = 60_000; // a database that was killed replays its journal first
const SAVED_LINES = 20;

/**
 * Starts `mongod` and, beside it, the watcher that ends it when this process is killed. It is no child of our terminal's group:
 * Ctrl-C reaches us alone, and we end it after the work in hand. Throws PortTaken when someone else listens on the port.
 */
export async function launchMongod({ binary, dbPath, port, inSet = true }: MongodOptions): Promise<MongodServer> {
  // Our binary is whatever this machine has, checked by ourselves; the library's version check would only print a warning.
  process.env['MONGOMS_SYSTEM_BINARY_VERSION_CHECK'] ??= 'false';
  const instance = new MongoInstance({
    instance: {
      port,
      dbPath,
      ip: '127.0.0.1',
      storageEngine: 'wiredTiger',
      launchTimeout: LAUNCH_WITHIN_MS,
      args: [
        ...(inSet ? ['--replSet', REPLICA_SET] : []),
        ...['--nounixsocket', '--quiet', '--slowms', '1000'],
        // Nobody else reads from this server: no need to hold up its end for 15 s.
        ...['--setParameter', 'shutdownTimeoutMillisForSignaledShutdown=200'],
      ],
    },
    binary: { systemBinary: binary, checkMD5: false },
    spawn: { detached: true },
  });
  const said = complaints(instance);
  const ended = new Promise<string>((resolve) => {
    instance.once(MongoInstanceEvents.instanceClosed, (code: number | null, signal: string | null) => {
      resolve([signal ?? `exit code ${String(code)}`, ...said].join(' | '));
    });
  });
  await start(instance, port, said);
  return {
    ended,
    stop: async () => {
      await instance.stop();
    },
  };
}

async function start(instance: MongoInstance, port: number, said: readonly string[]): Promise<void> {
  try {
    await instance.start();
  } catch (error) {
    await instance.stop();
    const message = [error instanceof Error ? error.message : String(error), ...said].join(' | ');
    if (/already in use/i.test(message)) throw new PortTaken(String(port), { cause: error });
    throw new Error(message, { cause: error });
  }
}

/** The last errors in the server's log, which is JSON, a line each; `s` is the severity: Error or Fatal. */
function complaints(instance: MongoInstance): string[] {
  const lines: string[] = [];
  instance.on(MongoInstanceEvents.instanceSTDOUT, (chunk: string) => {
    for (const line of chunk.split('\n')) {
      const severity = /"s":"([EF])"/.exec(line)?.[1];
      if (severity === undefined) continue;
      lines.push(textOf(line));
      lines.splice(0, lines.length - SAVED_LINES);
    }
  });
  return lines;
}

function textOf(line: string): string {
  try {
    const { msg, attr } = JSON.parse(line) as { msg?: string; attr?: { error?: unknown } };
    return [msg, attr?.error === undefined ? undefined : JSON.stringify(attr.error)].filter(Boolean).join(': ');
  } catch {
    return line.slice(0, 300);
  }
}
