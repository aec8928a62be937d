import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';

export interface N8nServer {
  readonly baseUrl: string;
  /** Everything it printed so far. */
  log(): Promise<string>;
  stop(): Promise<void>;
}

const READY_WITHIN_MS = 120_000;

/** A fresh n8n on free ports of the loopback, with an empty database and our package as its only community package, or none. */
export async function startN8n(executable: string, tarball?: string): Promise<N8nServer> {
  const home = await mkdtemp(join(tmpdir(), 'perennial-n8n-'));
  if (tarball !== undefined) await installPackage(join(home, '.n8n/nodes'), tarball);
  const [port, broker] = [await freePort(), await freePort()];
  const baseUrl = `http://127.0.0.1:${String(port)}`;
  const logFile = join(home, 'n8n.log');
  const child = spawn(process.execPath, [executable, 'start'], {
    env: { ...environment(home), N8N_PORT: String(port), N8N_RUNNERS_BROKER_PORT: String(broker) },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const log = createWriteStream(logFile);
  child.stdout.pipe(log, { end: false });
  child.stderr.pipe(log, { end: false });
  const read = () => readFile(logFile, 'utf8');
  await ready(baseUrl, child, read);
  return {
    baseUrl,
    log: read,
    stop: async () => {
      child.kill('SIGTERM');
      const ended = once(child, 'exit');
      const late = setTimeout(() => child.kill('SIGKILL'), 20_000);
      await ended;
      clearTimeout(late);
      log.end();
      await rm(home, { recursive: true, force: true });
    },
  };
}

/** As n8n installs a community package: its own files and nothing that it only needs for development. */
async function installPackage(folder: string, tarball: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'package.json'), JSON.stringify({ name: 'installed-nodes', private: true }));
  const flags = ['--omit=peer', '--omit=dev', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  await promisify(execFile)('npm', ['install', ...flags, tarball], { cwd: folder });
}

function environment(home: string): NodeJS.ProcessEnv {
  const off = [
    'DIAGNOSTICS',
    'VERSION_NOTIFICATIONS',
    'VERSION_NOTIFICATIONS_WHATS_NEW',
    'DYNAMIC_BANNERS',
    'TEMPLATES',
  ];
  const own = { ...process.env };
  // jest's own: n8n would take itself for one of its tests.
  delete own['NODE_ENV'];
  delete own['JEST_WORKER_ID'];
  return {
    ...own,
    ...Object.fromEntries([...off, 'PERSONALIZATION', 'HIRING_BANNER'].map((what) => [`N8N_${what}_ENABLED`, 'false'])),
    N8N_USER_FOLDER: home,
    N8N_HOST: '127.0.0.1',
    N8N_LISTEN_ADDRESS: '127.0.0.1',
    N8N_PROTOCOL: 'http',
    N8N_SECURE_COOKIE: 'false',
    N8N_RUNNERS_BROKER_LISTEN_ADDRESS: '127.0.0.1',
    N8N_DIAGNOSTICS_CONFIG_FRONTEND: '',
    N8N_DIAGNOSTICS_CONFIG_BACKEND: '',
    EXTERNAL_FRONTEND_HOOKS_URLS: '',
    N8N_VERIFIED_PACKAGES_ENABLED: 'false',
    N8N_COMMUNITY_PACKAGES_ENABLED: 'true',
    N8N_LICENSE_AUTO_RENEW_ENABLED: 'false',
    N8N_DISABLED_MODULES: 'mcp-registry',
  };
}

async function ready(baseUrl: string, child: ChildProcess, log: () => Promise<string>): Promise<void> {
  const end = Date.now() + READY_WITHIN_MS;
  while (Date.now() < end && child.exitCode === null) {
    const answer = await fetch(`${baseUrl}/healthz/readiness`).catch(() => undefined);
    if (answer?.ok) return;
    await sleep(200);
  }
  child.kill('SIGKILL');
  throw new Error(`n8n did not become ready:\n${(await log()).slice(-3_000)}`);
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
