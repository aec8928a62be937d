import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Command } from 'commander';

import { listenError } from '../platform/listen-error';
import { createLogger } from '../platform/logging';
import { readSettings, type Settings } from '../platform/settings';
import { offerDemo } from './demoOffer';
import { quietAtATerminal } from './logLevel';
import { createOutput, type Output } from './output';
import { lifecycle } from './signals';

interface StartOptions {
  readonly json?: boolean;
  readonly demo?: boolean;
}

const LATER_LINKS = '\nSigned out? "npx perennial sign-in" prints a new link.';

export function registerStart(program: Command): void {
  program
    .command('start')
    .description('Starts database, API, editor and workers in one process')
    .option('--demo', 'with a demo brand: customers, orders, a live journey and simulated shoppers')
    .option('--json', 'print the address and the sign-in link as one line of JSON')
    .addHelpText('after', '\nSettings come from the environment, all optional (README lists them).')
    .action(async ({ json = false, demo = false }: StartOptions) => {
      await start(settingsOfStart(), createOutput(json), { demo });
    });
  program
    .command('worker')
    .description('Starts one more worker on the database of MONGODB_URI')
    .option('--json', 'print what has started as one line of JSON')
    .action(async ({ json = false }: StartOptions) => {
      // Beside a server on the same machine: any free port for /healthz and /metrics, unless one is asked for.
      const port = process.env['PORT'] ? {} : { PORT: 0 };
      await start({ ...settingsOfStart(), ...port, PERENNIAL_ROLES: ['worker'] }, createOutput(json), {
        demo: false,
      });
    });
}

const settingsOfStart = (): Settings => quietAtATerminal(readSettings(process.env), process.env, process.stdout.isTTY);

async function start(settings: Settings, output: Output, { demo }: { readonly demo: boolean }): Promise<void> {
  const say = (line: string) => {
    output.progress(line);
  };
  await expectPort(settings.PORT);
  const life = lifecycle(createLogger(settings.LOG_LEVEL), say);
  // Loaded here: the other commands need not wait for all of the runtime.
  const { startPerennial } = await import('../main.js');
  const perennial = await startPerennial(settings, { say, failed: life.failed });
  const { address, signInLink } = perennial;
  const serves = settings.PERENNIAL_ROLES.includes('api');
  const forget = serves ? await tellOtherCommands(settings.PERENNIAL_DATA_DIR, address) : undefined;
  life.started({
    stop: async () => {
      await forget?.();
      await perennial.stop();
    },
  });
  // Its workspace is there before the link is printed: whoever follows it at once finds it.
  if (demo) await perennial.demo?.begin();
  const link = signInLink === undefined ? LATER_LINKS : `\nSign in (this link works once): ${signInLink}`;
  // One line of JSON, because the process goes on and a program reads it line by line.
  if (output.json)
    process.stdout.write(`${JSON.stringify({ address: serves ? address : null, signInLink: signInLink ?? null })}\n`);
  else
    output.show({}, () =>
      serves
        ? `Perennial is at ${address}${link}`
        : `A Perennial worker runs; ${address}/healthz and /metrics tell how it is`,
    );
  if (perennial.demo) await offerDemo(perennial.demo, output, { wanted: demo });
}

/** Asked before anything starts: who typed the command twice hears so at once. */
async function expectPort(port: number): Promise<void> {
  const code = port === 0 ? undefined : await listenError(port);
  if (code !== undefined) throw Object.assign(new Error(code), { code, port });
}

/** Leaves the address in the data folder while we run, so that commands on this machine find us. */
async function tellOtherCommands(folder: string, address: string): Promise<() => Promise<void>> {
  const file = join(folder, 'address');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await writeFile(file, `${address}\n`);
  return () => rm(file, { force: true });
}
