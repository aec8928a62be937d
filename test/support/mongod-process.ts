import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const EMBEDDED = join(__dirname, '../../runtime/dist/runtime/src/platform/mongod/embedded.js');

const PROGRAM = `
  require(${JSON.stringify(EMBEDDED)})
    .startEmbeddedMongod(process.argv[1], () => undefined)
    .then(({ uri }) => console.log(uri));`;

export interface MongodProcess {
  readonly uri: string;
  /** SIGKILL: nothing of ours gets a chance to tidy up. */
  kill(whom?: 'alone' | 'with its watcher'): Promise<void>;
}

/** The embedded database, owned by a process that can be killed. */
export async function startMongodProcess(folder: string): Promise<MongodProcess> {
  const owner = spawn(process.execPath, ['-e', PROGRAM, folder], { stdio: ['ignore', 'pipe', 'inherit'] });
  for await (const uri of createInterface(owner.stdout)) {
    return {
      uri,
      kill: async (whom = 'alone') => {
        const watcher = whom === 'alone' ? [] : watchersOf(owner.pid ?? 0);
        const ended = once(owner, 'exit');
        for (const pid of watcher) process.kill(pid, 'SIGKILL');
        owner.kill('SIGKILL');
        await ended;
      },
    };
  }
  throw new Error('The process ended before its database ran');
}

function watchersOf(owner: number): number[] {
  return execFileSync('ps', ['-eo', 'pid=,ppid=,args='], { encoding: 'utf8' })
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
    .filter(([, parent, ...command]) => parent === String(owner) && command.join(' ').includes('mongo_killer'))
    .map(([pid]) => Number(pid));
}
