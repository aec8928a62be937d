import { access, constants, stat, statfs } from 'node:fs/promises';
import { dirname } from 'node:path';

import { secretFile } from '../../platform/secrets';
import type { Settings } from '../../platform/settings';
import { about, type Finding } from './finding';

const OLDEST_NODE = 24;
const GB = 1_000_000_000;
const SPACE = { problem: 0.2 * GB, warning: 2 * GB };

export function checkNode(version: string = process.versions.node): Finding {
  const node = about('Node');
  if (Number.parseInt(version, 10) >= OLDEST_NODE) return node.ok(`version ${version}`);
  return node.problem(
    `version ${version}`,
    `Use Node ${String(OLDEST_NODE)} or newer: "npx perennial" takes the one that npm ci installed.`,
  );
}

/** Owner, rights and free space of the folder with the embedded database and the generated secret. */
export async function checkDataFolder({ PERENNIAL_DATA_DIR: folder }: Settings): Promise<Finding[]> {
  const data = about('Data folder');
  const found = await stat(folder).catch(() => undefined);
  if (!found) {
    const parent = await nearestFolder(folder);
    if (await writable(parent))
      return [data.ok(`${folder} will be made at the first start`), ...(await checkSpace(parent))];
    return [
      data.problem(
        `${folder} does not exist and ${parent} cannot be written`,
        'Set PERENNIAL_DATA_DIR to a folder of yours.',
      ),
    ];
  }
  if (!found.isDirectory()) return [data.problem(`${folder} is not a folder`, 'Set PERENNIAL_DATA_DIR to a folder.')];
  if (!(await writable(folder)))
    return [
      data.problem(`${folder} cannot be written by this user`, `Give it to this user, or set PERENNIAL_DATA_DIR.`),
    ];
  return [
    process.getuid && found.uid !== process.getuid()
      ? data.warning(
          `${folder} belongs to another user`,
          'Start Perennial as its owner: files made now would not be theirs.',
        )
      : data.ok(folder),
    ...(await checkSpace(folder)),
  ];
}

export async function checkSecret({ PERENNIAL_SECRET, PERENNIAL_DATA_DIR, MONGODB_URI }: Settings): Promise<Finding> {
  const secret = about('Secret');
  if (PERENNIAL_SECRET !== undefined) return secret.ok('set by PERENNIAL_SECRET');
  const file = secretFile(PERENNIAL_DATA_DIR);
  const found = await stat(file).catch(() => undefined);
  if (!found && MONGODB_URI !== undefined)
    return secret.warning(
      'one will be made at the first start, on this machine alone',
      'Set PERENNIAL_SECRET when processes on several machines share the database.',
    );
  if (!found) return secret.ok('one will be made at the first start');
  if ((found.mode & 0o077) !== 0)
    return secret.problem(
      `${file} can be read by other users (mode ${(found.mode & 0o777).toString(8)})`,
      `Run: chmod 600 ${file}`,
    );
  return secret.ok(`${file}, for its owner only; a backup without it cannot be used`);
}

async function checkSpace(folder: string): Promise<Finding[]> {
  const disk = about('Disk');
  const { bavail, bsize } = await statfs(folder);
  const free = bavail * bsize;
  const message = `${(free / GB).toFixed(1)} GB free`;
  if (free < SPACE.problem)
    return [disk.problem(message, 'The database stops writing when the disk is full: make room.')];
  if (free < SPACE.warning) return [disk.warning(message, 'Make room soon: the database grows with every event.')];
  return [disk.ok(message)];
}

async function nearestFolder(folder: string): Promise<string> {
  const parent = dirname(folder);
  return (await stat(parent).catch(() => undefined)) || parent === folder ? parent : await nearestFolder(parent);
}

const writable = (folder: string) =>
  access(folder, constants.W_OK | constants.X_OK).then(
    () => true,
    () => false,
  );
