/** What a command ends with when it fails: one line for people, printed by the entry of the command line. */
export class CliError extends Error {
  override readonly name = 'CliError';
  /** Stable, from the API's registry of error codes; `unreachable` when there was no answer. */
  readonly code: string;

  constructor(message: string, { code = 'failed', cause }: { readonly code?: string; readonly cause?: unknown } = {}) {
    super(message, { cause });
    this.code = code;
  }
}

/** Where a command writes: results to stdout, progress to stderr, so that `--json` can be piped. */
export interface Output {
  readonly json: boolean;
  /** The result, as JSON or as a text for people. */
  show(data: unknown, text: () => string): void;
  /** A line about long work; people see it, programs do not. */
  progress(line: string): void;
}

interface Streams {
  readonly out: NodeJS.WritableStream;
  readonly progress: NodeJS.WritableStream;
}

export function createOutput(
  json: boolean,
  streams: Streams = { out: process.stdout, progress: process.stderr },
): Output {
  return {
    json,
    show: (data, text) => {
      streams.out.write(`${json ? JSON.stringify(data, undefined, 2) : text()}\n`);
    },
    progress: (line) => {
      if (!json) streams.progress.write(`${line}\n`);
    },
  };
}
