import { mkdirSync, writeFileSync } from 'node:fs';
import { availableParallelism, loadavg } from 'node:os';
import { join } from 'node:path';

const FOLDER = join(__dirname, '../../../runtime/dist/proofs');

/** What a proof did and found: printed, and kept as `runtime/dist/proofs/<name>.json`. */
export function report(name: string, found: Readonly<Record<string, unknown>>): void {
  const all = {
    proof: name,
    at: new Date().toISOString(),
    processors: availableParallelism(),
    load: loadavg(),
    ...found,
  };
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(join(FOLDER, `${name}.json`), `${JSON.stringify(all, null, 2)}\n`);
  process.stdout.write(`${JSON.stringify(all)}\n`);
}
