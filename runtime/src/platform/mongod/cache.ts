import { homedir } from 'node:os';
import { join } from 'node:path';

/** Tells a person what is going on, a line at a time. */
export type Progress = (line: string) => void;

/** Per user, not per data folder: the program is the same for all. */
export function cacheFolder(): string {
  return join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'perennial', 'mongod');
}

export const cachedBinary = () => join(cacheFolder(), 'mongod');

const MB = 1_000_000;

/** Says how far a download is, every ten percent where the size is known, else every 10 MB. */
export function downloadProgress(progress: Progress, total: number | undefined): (received: number) => void {
  const step = total === undefined ? 10 * MB : total / 10;
  let told = 0;
  return (received) => {
    if (received < told + step) return;
    told = received - (received % step);
    const done = String(Math.round(received / MB));
    progress(
      total === undefined
        ? `  ${done} MB ...`
        : `  ${done} of ${String(Math.round(total / MB))} MB (${String(Math.floor((100 * received) / total))} %)`,
    );
  };
}
