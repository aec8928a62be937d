import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { aPackage } from '../support/n8n-package';

const repository = join(__dirname, '../..');

/** The built runtime in a process of its own: jest resolves modules in its own way, and this is about Node's. */
const SCRIPT = `
  const { createN8n } = require('./runtime/dist/runtime/src/n8n/service.js');
  const { createLogger } = require('./runtime/dist/runtime/src/platform/logging.js');
  const snapshots = { workflow: () => Promise.reject(new Error('not asked for')) };
  createN8n({ ourPackage: process.cwd(), folders: [process.argv[1]], logger: createLogger('silent'), snapshots })
    .then(async (n8n) => { console.log(JSON.stringify(n8n.list())); await n8n.close(); });
`;

test('a package outside our folder finds the n8n-workflow that n8n would give it', async () => {
  const folder = await aPackage('n8n-nodes-outside', {
    'dist/Outside.node.js': `
      const { NodeConnectionTypes } = require('n8n-workflow');
      exports.Outside = class Outside {
        constructor() {
          this.description = {
            displayName: 'Outside', name: 'outside', group: ['transform'], version: 1, description: 'x', defaults: { name: 'x' },
            inputs: [NodeConnectionTypes.Main], outputs: [NodeConnectionTypes.Main], properties: [],
          };
        }
      };`,
  });
  const { stdout } = await promisify(execFile)(process.execPath, ['-e', SCRIPT, folder], { cwd: repository });
  const { items, problems } = JSON.parse(stdout) as { items: { type: string }[]; problems: unknown[] };
  expect(problems).toEqual([]);
  expect(items.map(({ type }) => type)).toContain('n8n-nodes-outside.outside');
});
