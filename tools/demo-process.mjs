// The built Perennial as people start it, with its demo brand, on any free port and a data folder of its own; and a browser.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

import chromium from '@sparticuz/chromium';
import { chromium as playwright } from 'playwright-core';

/** The running demo (`address`, `signInLink`), a browser, and `end` for both, which removes the data folder. */
export async function startDemo() {
  const data = mkdtempSync(join(tmpdir(), 'perennial-demo-'));
  const perennial = await start(data);
  const browser = await playwright.launch({
    executablePath: await chromium.executablePath(),
    args: ['--no-sandbox', '--disable-dev-shm-usage', '--font-render-hinting=none', '--disable-gpu'],
  });
  const end = async () => {
    await browser.close();
    await perennial.stop();
    rmSync(data, { recursive: true, force: true });
  };
  return { perennial, browser, end };
}

async function start(dataFolder) {
  const { MONGODB_URI: _, ...env } = process.env;
  const child = spawn(process.execPath, ['runtime/dist/runtime/src/cli/perennial.js', 'start', '--demo', '--json'], {
    env: { ...env, PORT: '0', PERENNIAL_DATA_DIR: dataFolder, LOG_LEVEL: 'warn' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  for await (const line of createInterface(child.stdout)) {
    if (!line.startsWith('{"address"')) continue;
    child.stdout.resume();
    const stop = async () => {
      child.kill('SIGTERM');
      await ended;
    };
    return { ...JSON.parse(line), stop };
  }
  throw new Error('Perennial ended before it said where it is.');
}
