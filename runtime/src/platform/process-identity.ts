import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';

const run = promisify(execFile);

/**
 * When the process began, in words that only compare as equal; undefined when there is none. Pid and start together name a
 * process for good: a pid alone is given to the next program.
 */
export async function processStart(pid: number): Promise<string | undefined> {
  if (!isRunning(pid)) return undefined;
  return process.platform === 'linux' ? await startInProc(pid) : await askPs(pid, 'lstart=');
}

/** The command line of a process; undefined when it has ended or may not be looked at. */
export async function processCommand(pid: number): Promise<string | undefined> {
  if (process.platform !== 'linux') return await askPs(pid, 'command=');
  const line = await readFile(`/proc/${String(pid)}/cmdline`, 'utf8').catch(() => '');
  return line === '' ? undefined : line.replaceAll('\0', ' ').trim();
}

/** True also for a process of another user. */
function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

async function startInProc(pid: number): Promise<string | undefined> {
  const [boot, stat] = await Promise.all([
    readFile('/proc/sys/kernel/random/boot_id', 'utf8').catch(() => ''),
    readFile(`/proc/${String(pid)}/stat`, 'utf8').catch(() => ''),
  ]);
  // The name in parentheses may hold spaces; after it come state (field 3, Z for a zombie) and, as field 22, the start in ticks.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const [state, start] = [fields[0], fields[19]];
  return start === undefined || state === 'Z' ? undefined : `${boot.trim()} ${start}`;
}

async function askPs(pid: number, field: string): Promise<string | undefined> {
  const { stdout } = await run('ps', ['-o', field, '-p', String(pid)]).catch(() => ({ stdout: '' }));
  return stdout.trim() || undefined;
}
