import { createInterface } from 'node:readline/promises';

/** Whether there is somebody to ask. */
export const atATerminal = (): boolean => process.stdin.isTTY && process.stderr.isTTY;

/**
 * A question with yes or no at the terminal; Enter gives `otherwise`, an input that ends is a no. Ctrl-C is what it
 * always is: readline takes it from the terminal, so it is passed on as the signal.
 */
export async function askYesNo(question: string, otherwise: boolean): Promise<boolean> {
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  const ended = new AbortController();
  terminal.on('SIGINT', () => {
    ended.abort();
    process.kill(process.pid, 'SIGINT');
  });
  terminal.on('close', () => {
    ended.abort();
  });
  try {
    const answer = await terminal.question(`${question} ${otherwise ? '[Y/n]' : '[y/N]'} `, { signal: ended.signal });
    return otherwise ? !/^\s*n/i.test(answer) : /^\s*y/i.test(answer);
  } catch (error) {
    if (ended.signal.aborted) return false;
    throw error;
  } finally {
    terminal.close();
  }
}
