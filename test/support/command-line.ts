import { Command } from 'commander';

import { registerApiCommands } from '../../runtime/src/cli/apiClientSubjects';

export interface Ran {
  readonly out: string;
  /** Progress and other things that are not the result. */
  readonly progress: string;
  /** The one line a failing command ends with. */
  readonly failure: string | undefined;
}

/** Runs `perennial …` in this process, against the API at `address`. */
export async function perennial(connection: { address: string; key: string }, ...args: string[]): Promise<Ran> {
  const program = new Command('perennial').exitOverride();
  registerApiCommands(program);
  const silent = { writeErr: () => undefined, writeOut: (text: string) => void process.stdout.write(text) };
  const all = (command: Command): Command[] => [command, ...command.commands.flatMap(all)];
  for (const command of all(program)) command.exitOverride().configureOutput(silent);

  const written = { out: '', progress: '' };
  const out = jest.spyOn(process.stdout, 'write').mockImplementation((text) => ((written.out += String(text)), true));
  const err = jest
    .spyOn(process.stderr, 'write')
    .mockImplementation((text) => ((written.progress += String(text)), true));
  const environment = { PERENNIAL_URL: connection.address, PERENNIAL_API_KEY: connection.key };
  const before = { ...process.env };
  Object.assign(process.env, environment);
  try {
    await program.parseAsync(args, { from: 'user' });
    return { ...written, failure: undefined };
  } catch (error) {
    return { ...written, failure: error instanceof Error ? error.message : String(error) };
  } finally {
    process.env = before;
    out.mockRestore();
    err.mockRestore();
  }
}
