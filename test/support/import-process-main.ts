import { openDatabase } from '../../runtime/src/platform/database';
import { importsIn } from './import-parts';

const LEASE_MS = 1_000;

/** `node import-process.cjs <mongodb uri>`: ticks for ever. */
async function main(): Promise<void> {
  const { db } = await openDatabase(process.argv[2] ?? '');
  const imports = await importsIn(db, LEASE_MS);
  process.stdout.write('ready\n');
  for (;;) {
    await imports.runner.tick();
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

void main();
