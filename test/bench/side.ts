import { fork, type ChildProcess } from 'node:child_process';
import { EventEmitter, once } from 'node:events';
import { join } from 'node:path';

import type { FromSide, Role, Round, ToSide } from './sides';

/** The end of a process of a benchmark that we hold. */
export class SideProcess {
  #done = 0;
  #cpu = 0;
  #failure: Error | undefined;
  readonly #child: ChildProcess;
  readonly #heard = new EventEmitter();

  private constructor(child: ChildProcess) {
    this.#child = child;
    child.on('message', (message: FromSide) => {
      if (message.what === 'progress') [this.#done, this.#cpu] = [message.done, message.cpu];
      if (message.what === 'failed') this.#heard.emit('error', new Error(message.why));
      else this.#heard.emit(message.what);
    });
    child.once('exit', (code) => this.#heard.emit('error', new Error(`It ended with ${String(code)}`)));
    this.#heard.on('error', (error: Error) => {
      this.#failure = error;
    });
  }

  /** `flags` for the node of that process, e.g. `--cpu-prof`. */
  static async start(role: Role, flags: readonly string[] = []): Promise<SideProcess> {
    const child = fork(join(__dirname, 'side-process.ts'), [role], {
      execArgv: [...flags, '--require', join(__dirname, '../support/typescript.cjs')],
      env: { ...process.env, LOG_LEVEL: 'error' },
    });
    const side = new SideProcess(child);
    await side.#when('ready');
    return side;
  }

  /** Wake-ups done in this round. Throws when the process has failed. */
  get done(): number {
    if (this.#failure) throw this.#failure;
    return this.#done;
  }

  /** Microseconds of processor time in this round. */
  get cpu(): number {
    return this.#cpu;
  }

  async join(round: Round): Promise<void> {
    [this.#done, this.#cpu] = [0, 0];
    await this.#ask({ what: 'join', round }, 'joined');
  }

  go(): void {
    this.#tell({ what: 'go' });
  }

  async leave(): Promise<void> {
    await this.#ask({ what: 'leave' }, 'left');
  }

  async end(): Promise<void> {
    const ended = once(this.#child, 'exit');
    this.#child.disconnect();
    await ended;
  }

  async #ask(message: ToSide, answer: FromSide['what']): Promise<void> {
    const answered = this.#when(answer);
    this.#tell(message);
    await answered;
  }

  async #when(what: FromSide['what']): Promise<void> {
    await once(this.#heard, what);
  }

  #tell(message: ToSide): void {
    this.#child.send(message);
  }
}
