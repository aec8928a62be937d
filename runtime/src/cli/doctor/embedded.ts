import { embeddedDatabasePath, runningEmbedded } from '../../platform/mongod/embedded';
import { installedBinaries } from '../../platform/mongod/binary';
import { isFree, keptPort } from '../../platform/mongod/port';
import { runningMongod } from '../../platform/mongod/predecessor';
import type { Settings } from '../../platform/settings';
import { about, type Finding } from './finding';

/** What is found about the embedded database, and how to reach it when it runs. */
export interface Embedded {
  readonly findings: readonly Finding[];
  readonly uri?: string;
}

export async function checkEmbedded(settings: Settings): Promise<Embedded> {
  const folder = settings.PERENNIAL_DATA_DIR;
  const program = await checkProgram();
  const running = await runningEmbedded(folder);
  if (running) {
    const { port, owner, uri } = running;
    const text = `runs on port ${String(port)}, owned by process ${String(owner.pid)} since ${owner.since}`;
    return { findings: [...program, about('Embedded database').ok(text)], uri };
  }
  return { findings: [...program, await checkStopped(folder), ...(await checkPort(settings, await keptPort(folder)))] };
}

/** The mongod that would be started. */
async function checkProgram(): Promise<Finding[]> {
  const program = about('Database program');
  const found = await installedBinaries();
  const findings = found.map(({ path, from, version, problem }) => {
    if (problem === undefined) return program.ok(`MongoDB ${version?.text ?? ''}, ${path} (from ${from})`);
    const judge = from === 'MONGOMS_SYSTEM_BINARY' ? program.problem : program.warning;
    return judge(`${path} (from ${from}) is not used: ${problem}`, 'Replace or remove it.');
  });
  const first = findings.findIndex(({ level }) => level !== 'warning');
  if (first >= 0) return findings.slice(0, first + 1);
  return [
    ...findings,
    program.warning(
      'none on this machine',
      'The next start fetches it once (about 42 MB). Without a network: install mongod 6.0 or newer, or set MONGODB_URI.',
    ),
  ];
}

async function checkStopped(folder: string): Promise<Finding> {
  const database = about('Embedded database');
  const left = await runningMongod(embeddedDatabasePath(folder));
  if (left === undefined) return database.ok('does not run now');
  return database.warning(
    `a run that was killed left its server behind (process ${String(left)})`,
    'It ends by itself in some seconds; the next start waits for it.',
  );
}

async function checkPort({ PERENNIAL_MONGO_PORT: wanted }: Settings, kept: number | undefined): Promise<Finding[]> {
  const port = wanted ?? kept;
  if (port === undefined) return [];
  const database = about('Database port');
  if (await isFree(port)) return [database.ok(`${String(port)} is free`)];
  const taken = `${String(port)} is taken by another program`;
  return [
    wanted === undefined
      ? database.warning(taken, 'The next start moves the database to another port.')
      : database.problem(taken, 'Set PERENNIAL_MONGO_PORT to another port, or end that program.'),
  ];
}
