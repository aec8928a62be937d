// A real n8n 2.41.1 in a folder of its own: 2.7 GB and minutes the first time, then reused as long as its lock file is the same.
// Default: the user's cache. PERENNIAL_N8N_RIG names another folder.
import { execFileSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

const here = import.meta.dirname;
const cache = process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache');

/** Folder of the installed server; `installed.json` in it is the lock file it was made from. */
export const rig = process.env['PERENNIAL_N8N_RIG'] ?? join(cache, 'perennial', 'n8n-server');

/** Installs what is missing. Throws with npm's own words when the registry cannot be reached. */
export function installServer(say = console.log) {
  const lock = readFileSync(join(here, 'package-lock.json'), 'utf8');
  const mark = join(rig, 'installed.json');
  if (existsSync(mark) && readFileSync(mark, 'utf8') === lock) return;
  say(`Installing n8n into ${rig}: 2.7 GB, two to four minutes, once`);
  mkdirSync(rig, { recursive: true });
  for (const file of ['package.json', '.npmrc']) copyFileSync(join(here, file), join(rig, file));
  copyFileSync(join(here, 'package-lock.json'), join(rig, 'package-lock.json'));
  // `npm ci` refuses this tree (optional packages of other platforms have no version in it); `npm install` takes it.
  // Scripts off: several natives would download binaries. Only sqlite3 is needed, and compiled when there is no prebuilt one.
  npm('install', '--loglevel=error');
  npm('rebuild', 'sqlite3', '--ignore-scripts=false', '--loglevel=error');
  copyFileSync(join(here, 'package-lock.json'), mark);
}

function npm(...args) {
  execFileSync('npm', args, { cwd: rig, stdio: ['ignore', 'inherit', 'inherit'] });
}

if (process.argv[1] === import.meta.filename) installServer();
