import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

const support = join(__dirname, '../../../test/support/typescript.cjs');
const watchdog = join(__dirname, 'watchdog.ts');

/** A process with a watchdog that does this once it has started. */
function start(what: string, patience: number) {
  const script = `
    require(${JSON.stringify(watchdog)}).startWatchdog({ patience: ${String(patience)}, every: 100 });
    process.stdout.write('started');
    setTimeout(() => { ${what} }, 300);
  `;
  const process_ = spawn(process.execPath, ['--require', support, '-e', script], { stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = once(process_, 'exit') as Promise<[number | null, string | null]>;
  return { process: process_, ended, started: once(process_.stdout, 'data') };
}

test('a process whose event loop does not come back is ended, and says why', async () => {
  const { process: looping, ended } = start('for (;;);', 1_000);
  let said = '';
  looping.stderr.on('data', (text: Buffer) => (said += text.toString()));
  expect(await ended).toEqual([null, 'SIGKILL']);
  expect(said).toContain('a step does not return');
});

test('a process that was frozen as a whole, and goes on, has not stood still', async () => {
  const { process: frozen, ended, started } = start('setTimeout(() => process.exit(7), 1500)', 4_000);
  await started;
  frozen.kill('SIGSTOP');
  await new Promise((done) => setTimeout(done, 5_500));
  frozen.kill('SIGCONT');
  expect(await ended).toEqual([7, null]);
});
