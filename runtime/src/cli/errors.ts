import { PerennialError } from '../platform/errors/error';
import { CliError } from './output';

/** How readSettings() begins; after it come zod's lines: `✖ what is wrong` and `→ at WHERE`. */
const BAD_SETTINGS = 'Invalid settings:';

export interface Failure {
  readonly code: string;
  /** One line that says what is wrong and what to do. */
  readonly message: string;
}

/** What goes wrong around us, by the code of the system's error. */
const SYSTEM: Readonly<Record<string, (error: NodeJS.ErrnoException & { port?: number }) => string>> = {
  EADDRINUSE: ({ port }) =>
    `Port ${String(port)} is taken by another program, or Perennial runs already. End that program or set PORT to another one.`,
  EACCES: ({ path, port }) =>
    port === undefined
      ? `Not allowed to use ${path ?? 'a file'}. Give it to the user that starts Perennial, or set PERENNIAL_DATA_DIR.`
      : `Not allowed to listen on port ${String(port)}. Set PORT to one above 1023.`,
  EROFS: ({ path }) => `${path ?? 'The disk'} cannot be written. Set PERENNIAL_DATA_DIR to a folder that can.`,
  ENOSPC: () => 'The disk is full.',
};

const DATABASE_IS_AWAY = /^(Mongo|Mongoose)(ServerSelection|Network|NetworkTimeout)Error$/;

/** Any thrown value as one line for a person; the only place of the command line that does this. */
export function failureOf(error: unknown): Failure {
  if (error instanceof PerennialError || error instanceof CliError)
    return { code: error.code, message: oneLine(error.message) };
  if (!(error instanceof Error)) return { code: 'internal', message: oneLine(String(error)) };
  const { code } = error as NodeJS.ErrnoException;
  const known = code === undefined ? undefined : SYSTEM[code];
  if (known) return { code: 'cannot_start', message: oneLine(known(error)) };
  if (DATABASE_IS_AWAY.test(error.name))
    return {
      code: 'not_ready',
      message:
        'The database does not answer. Check MONGODB_URI and that its server runs ("perennial doctor" tells more).',
    };
  if (error.message.startsWith(BAD_SETTINGS)) return { code: 'invalid_settings', message: settingsLine(error.message) };
  return { code: 'internal', message: `${oneLine(error.message)} (LOG_LEVEL=debug shows where)` };
}

/** Tells it on stderr, as JSON for programs; with LOG_LEVEL=debug also where it came from. */
export function tellFailure(error: unknown, json: boolean): void {
  const failure = failureOf(error);
  process.stderr.write(`${json ? JSON.stringify({ error: failure }) : failure.message}\n`);
  if (/^(debug|trace)$/.test(process.env['LOG_LEVEL'] ?? '')) console.error(error);
}

const settingsLine = (text: string) => oneLine(text.replaceAll(/✖ (.*)\s*→ at (\S+)/g, '$2: $1.'));

const oneLine = (text: string) => text.trim().replace(/\s*\n\s*/g, ' ');
