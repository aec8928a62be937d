// Writes editor/src/api/schema.d.ts from the routes of the runtime: the test that checks it can also write it.
import { spawnSync } from 'node:child_process';

const { status } = spawnSync(
  process.execPath,
  [
    '--experimental-vm-modules',
    '--no-warnings=ExperimentalWarning',
    'node_modules/jest/bin/jest.js',
    'test/contract/editor-types.test.ts',
  ],
  { stdio: 'inherit', env: { ...process.env, PERENNIAL_WRITE_TYPES: '1' } },
);
process.exit(status ?? 1);
