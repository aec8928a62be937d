// npm run test:n8n: packs our package as npm would publish it, installs it into a real n8n server, and runs test/n8n against it.
import { execFileSync } from 'node:child_process';
import { globSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';

import { installServer, rig } from './rig.mjs';

installServer();
for (const old of globSync('dist/*.tgz')) rmSync(old);
execFileSync(process.execPath, ['tools/pack-n8n.mjs'], { stdio: 'inherit' });
const [tarball] = globSync('dist/*.tgz');
if (!tarball) throw new Error('tools/pack-n8n.mjs left no .tgz in dist');

const jest = ['--experimental-vm-modules', '--no-warnings=ExperimentalWarning', 'node_modules/jest/bin/jest.js'];
const env = {
  ...process.env,
  PERENNIAL_N8N_SERVER: join(rig, 'node_modules/n8n/bin/n8n'),
  PERENNIAL_N8N_PACKAGE: resolve(tarball),
};
try {
  execFileSync(process.execPath, [...jest, 'test/n8n', ...process.argv.slice(2)], { stdio: 'inherit', env });
} catch (error) {
  process.exitCode = error.status ?? 1;
}
