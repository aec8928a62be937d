import type { Command } from 'commander';

import type { ApiClient } from './apiClient';
import { connectionOf, limitOf, speaksToNobody } from './apiClientConnection';
import { createOutput, type Output } from './output';

/** What a command that talks to the API gets. */
export interface ApiContext {
  readonly api: ApiClient;
  readonly output: Output;
  /** Arguments in their order; those of a last `<ids...>` one by one. */
  readonly args: readonly string[];
  /** An option with a value, as commander names it: `--version-id` is `versionId`. */
  readonly text: (option: string) => string | undefined;
  /** An option that may be given several times (`<value...>`). */
  readonly many: (option: string) => readonly string[];
  /** An option without a value. */
  readonly flag: (option: string) => boolean;
  /** `--limit`, 50 unless given. */
  readonly limit: () => number;
}

export interface ApiCommand {
  /** Name and arguments, e.g. `publish <journey>`. */
  readonly usage: string;
  readonly summary: string;
  /** One line that works as it is, shown by `--help`. */
  readonly example: string;
  /** Options beside --url, --key and --json. */
  readonly options?: readonly (readonly [flags: string, description: string, fallback?: string])[];
  /** Instead, for the owner of this machine: when neither a key nor an address is given. */
  readonly withoutKey?: (context: Omit<ApiContext, 'api'>) => Promise<void>;
}

/** `perennial <subject>`, whose commands are added to what this gives back. */
export function subject(program: Command, name: string, summary: string): Command {
  return program.command(name).description(summary).helpCommand(false);
}

/** Adds a command with --url, --key and --json. */
export function apiCommand(
  parent: Command,
  { usage, summary, example, options = [], withoutKey }: ApiCommand,
  run: (context: ApiContext) => Promise<void>,
): void {
  const command = parent.command(usage).description(summary);
  for (const [flags, description, fallback] of options) command.option(flags, description, fallback);
  command
    .option('--url <address>', 'where Perennial runs (PERENNIAL_URL)')
    .option('--key <key>', 'API key (PERENNIAL_API_KEY)')
    .option('--json', 'print JSON')
    .addHelpText('after', `\nExample:\n  perennial ${example}`)
    .action(async (...given: unknown[]) => {
      const chosen = command.opts<Record<string, unknown>>();
      const text = (option: string) => (typeof chosen[option] === 'string' ? chosen[option] : undefined);
      const context: Omit<ApiContext, 'api'> = {
        output: createOutput(chosen['json'] === true),
        args: given.slice(0, -2).flat().map(String),
        text,
        many: (option) => (Array.isArray(chosen[option]) ? chosen[option].map(String) : []),
        flag: (option) => chosen[option] === true,
        limit: () => limitOf(text('limit')),
      };
      const connection = { url: text('url'), key: text('key') };
      if (withoutKey && speaksToNobody(connection)) await withoutKey(context);
      else await run({ ...context, api: await connectionOf(connection) });
    });
}

/** The option of every list. */
export const LIMIT = ['--limit <number>', 'at most so many', '50'] as const;
