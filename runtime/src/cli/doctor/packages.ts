import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import type { Settings } from '../../platform/settings';
import { about, type Finding } from './finding';

/** Whether each folder of PERENNIAL_NODES looks like an n8n community package. Its code is not run. */
export async function checkPackages({ PERENNIAL_NODES: folders }: Settings): Promise<Finding[]> {
  return await Promise.all(folders.map(checkPackage));
}

async function checkPackage(folder: string): Promise<Finding> {
  const nodes = about('Node package');
  const file = join(folder, 'package.json');
  try {
    const { name, n8n } = JSON.parse(await readFile(file, 'utf8')) as { name?: string; n8n?: { nodes?: unknown[] } };
    if (n8n?.nodes === undefined)
      return nodes.problem(
        `${file} has no "n8n" field with nodes`,
        'PERENNIAL_NODES names folders of n8n community packages.',
      );
    return nodes.ok(`${name ?? folder}: ${String(n8n.nodes.length)} nodes`);
  } catch (error) {
    const missing = (error as NodeJS.ErrnoException).code === 'ENOENT';
    return nodes.problem(
      `${file} ${missing ? 'does not exist' : 'cannot be read as JSON'}`,
      'Correct PERENNIAL_NODES, or install the package there.',
    );
  }
}
