import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Command } from 'commander';

import { readSettings, type Settings } from '../platform/settings';
import { createOutput } from './output';
import { withOwnWorkspaces } from './ownWorkspaces';

export function registerSignIn(program: Command): void {
  program
    .command('sign-in')
    .description('Prints a new sign-in link for the owner; it works once, within a day')
    .option('--json', 'print JSON')
    .action(async ({ json = false }: { json?: boolean }) => {
      const settings = readSettings(process.env);
      const { token } = await withOwnWorkspaces(settings, (own) => own.createSignInLink());
      const { signInUrl } = await import('../workspaces/service.js');
      const link = signInUrl(await addressOf(settings), token);
      createOutput(json).show({ signInLink: link }, () => link);
    });
}

async function addressOf({ PUBLIC_URL, PERENNIAL_DATA_DIR, PORT }: Settings): Promise<string> {
  const left = await readFile(join(PERENNIAL_DATA_DIR, 'address'), 'utf8').catch(() => '');
  return PUBLIC_URL ?? (left.trim() || `http://localhost:${String(PORT)}`);
}
