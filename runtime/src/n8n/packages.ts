import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { LazyPackageDirectoryLoader, PackageDirectoryLoader, RoutingNode } from 'n8n-core';
import {
  NodeHelpers,
  type ICredentialType,
  type IExecuteFunctions,
  type INodeType,
  type INodeTypeDescription,
  type INodeTypes,
  type IVersionedNodeType,
  type LoadedClass,
} from 'n8n-workflow';

import type { Logger } from '../platform/logging';

/** A folder of PERENNIAL_NODES that could not be used, and why. */
export interface PackageProblem {
  readonly folder: string;
  readonly message: string;
}

interface Loaded {
  readonly folder: string;
  readonly loader: PackageDirectoryLoader;
}

/** The node packages this process can run; a type is `<package>.<node>`, as in n8n's own workflows. */
export class NodePackages implements INodeTypes {
  readonly problems: PackageProblem[] = [];
  readonly #loaded = new Map<string, Loaded>();
  /** By `type@version`: asked for on every parameter of every item, so this must be a map read. */
  readonly #types = new Map<string, INodeType | undefined>();
  readonly #logger: Logger;

  constructor(logger: Logger) {
    this.#logger = logger;
  }

  /** Loads a package; one that is broken is reported and left out, and the others go on. */
  async load(folder: string): Promise<void> {
    try {
      const loader = loaderOf(folder);
      await loader.loadAll();
      if (Object.keys(loader.known.nodes).length === 0) throw new Error('its package.json names no n8n nodes');
      if (this.#loaded.has(loader.packageName)) throw new Error(`"${loader.packageName}" is loaded already`);
      this.#loaded.set(loader.packageName, { folder, loader });
    } catch (error) {
      const message = `The node package in "${folder}" cannot be used: ${error instanceof Error ? error.message : String(error)}`;
      this.problems.push({ folder, message });
      this.#logger.error({ folder }, message);
    }
  }

  /** Every description (of each version) with its full type. */
  descriptions(): readonly { readonly type: string; readonly description: INodeTypeDescription }[] {
    return [...this.#loaded].flatMap(([name, { loader }]) =>
      loader.types.nodes.map((description) => ({ type: `${name}.${description.name}`, description })),
    );
  }

  /** Undefined for a type or version that no loaded package has. */
  find(type: string, version?: number): INodeType | undefined {
    const key = `${type}@${String(version ?? '')}`;
    if (!this.#types.has(key)) this.#types.set(key, this.#look(type, version));
    return this.#types.get(key);
  }

  folderOf(type: string): string | undefined {
    return this.#loaded.get(packageOf(type))?.folder;
  }

  credential(type: string): LoadedClass<ICredentialType>['type'] | undefined {
    for (const { loader } of this.#loaded.values()) {
      if (type in loader.known.credentials) return loader.getCredential(type).type;
    }
    return undefined;
  }

  credentialParents(type: string): string[] {
    for (const { loader } of this.#loaded.values()) {
      const parents = loader.known.credentials[type]?.extends;
      if (parents) return parents;
    }
    return [];
  }

  getByName(type: string): INodeType | IVersionedNodeType {
    const node = this.#class(type);
    if (!node) throw new Error(`Unknown node type "${type}"; loaded packages: ${[...this.#loaded.keys()].join(', ')}`);
    return node;
  }

  /** n8n takes undefined for an unknown type and goes on (its own interface does not say so). */
  getByNameAndVersion(type: string, version?: number): INodeType {
    return this.find(type, version) as INodeType;
  }

  getKnownTypes() {
    return Object.fromEntries(
      [...this.#loaded].flatMap(([name, { loader }]) =>
        Object.entries(loader.known.nodes).map(([node, known]) => [`${name}.${node}`, known]),
      ),
    );
  }

  #class(type: string): INodeType | IVersionedNodeType | undefined {
    const loader = this.#loaded.get(packageOf(type))?.loader;
    const name = type.slice(type.lastIndexOf('.') + 1);
    return loader && name in loader.known.nodes ? loader.getNode(name).type : undefined;
  }

  #look(type: string, version?: number): INodeType | undefined {
    const node = this.#class(type);
    const found = node && (NodeHelpers.getVersionedNodeType(node, version) as INodeType | undefined);
    if (found && isDeclarative(found)) found.execute = declaratively(found);
    return found;
  }
}

function loaderOf(folder: string): PackageDirectoryLoader {
  if (!existsSync(join(folder, 'package.json'))) throw new Error('there is no package.json in it');
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { n8n?: unknown };
  if (typeof manifest.n8n !== 'object') throw new Error('its package.json has no "n8n" field');
  // Packages that were built for it say what they hold without being loaded (n8n's own: 444 nodes in 0.1 s).
  const lazy = existsSync(join(folder, 'dist/known/nodes.json'));
  return lazy ? new LazyPackageDirectoryLoader(folder) : new PackageDirectoryLoader(folder);
}

const packageOf = (type: string) => type.slice(0, type.lastIndexOf('.'));

const isDeclarative = (type: INodeType) =>
  Boolean(type.description.requestDefaults) && !type.execute && !type.poll && !type.trigger && !type.webhook;

/** What n8n does for nodes that only describe their requests. */
function declaratively(type: INodeType): NonNullable<INodeType['execute']> {
  return async function run(this: IExecuteFunctions) {
    const context = this as unknown as ConstructorParameters<typeof RoutingNode>[0];
    return (await new RoutingNode(context, type).runNode()) ?? [];
  };
}
