import { PerennialError } from '../platform/errors/error';

/** Why a whole file cannot be read. `row` where that is known. */
export class FileError extends PerennialError {
  readonly reason: string;

  constructor(reason: string, message: string, cause?: unknown) {
    super('import_unreadable', message, { cause, problems: [{ path: 'file', message, code: reason }] });
    this.reason = reason;
  }
}
