import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** A community package in a folder of its own, as somebody else's build would have left it; `files` by path. */
export async function aPackage(name: string, files: Readonly<Record<string, string>>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'perennial-nodes-'));
  const paths = Object.keys(files);
  const n8n = {
    n8nNodesApiVersion: 1,
    nodes: paths.filter((path) => path.endsWith('.node.js')),
    credentials: paths.filter((path) => path.endsWith('.credentials.js')),
  };
  const all = { 'package.json': JSON.stringify({ name, version: '1.0.0', n8n }), ...files };
  for (const [path, text] of Object.entries(all)) {
    await mkdir(join(folder, dirname(path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
  return folder;
}

/** A node that runs `execute`, the source of a function body, with string parameters `a` and `b`. */
export function programmatic(className: string, execute: string): string {
  const name = `${className[0]?.toLowerCase() ?? ''}${className.slice(1)}`;
  const property = (key: string) => ({ displayName: key, name: key, type: 'string', default: '' });
  const description = {
    displayName: className,
    name,
    group: ['transform'],
    version: 1,
    description: className,
    defaults: { name: className },
    inputs: ['main'],
    outputs: ['main', 'main'],
    properties: [property('a'), property('b')],
  };
  return `class ${className} {
    constructor() { this.description = ${JSON.stringify(description)}; }
    async execute() { ${execute} }
  }
  exports.${className} = ${className};`;
}

/** A node that only describes a GET request, with its parameter `a` as `who`. */
export function declarative(className: string, baseURL: string, url: string): string {
  const routing = { request: { method: 'GET', url }, send: { type: 'query', property: 'who' } };
  const description = {
    displayName: className,
    name: className.toLowerCase(),
    group: ['output'],
    version: 1,
    description: className,
    defaults: { name: className },
    inputs: ['main'],
    outputs: ['main'],
    requestDefaults: { baseURL },
    properties: [{ displayName: 'a', name: 'a', type: 'string', default: '', routing }],
  };
  return `exports.${className} = class ${className} {
    constructor() { this.description = ${JSON.stringify(description)}; }
  };`;
}
