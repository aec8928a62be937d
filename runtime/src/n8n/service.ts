import { readFile } from 'node:fs/promises';
import { extname, resolve, sep } from 'node:path';

import type {
  HistoryReader,
  NodeCatalogue,
  NodeRunner,
  ProfileFinder,
  Snapshots,
  SegmentReader,
} from '../engine/ports';
import { notFound } from '../platform/errors/error';
import type { Logger } from '../platform/logging';
import { PackageCatalogue } from './catalogue';
import type { NodeTypes } from './contract';
import { createCredentialKinds, type CredentialKinds } from './credential-kinds';
import { CredentialTypes } from './credential-types';
import type { Credentials } from './credentials';
import { NodePackages } from './packages';
import { describe, iconFile, paletteOf } from './palette';
import { disposeN8n, prepareN8n } from './prepare';
import { N8nRunner } from './runner';

export type { CredentialKinds } from './credential-kinds';
export type { Credentials } from './credentials';

export interface N8nParts {
  /** The folder with our own package's package.json and dist. */
  readonly ourPackage: string;
  /** PERENNIAL_NODES. */
  readonly folders: readonly string[];
  /** Private names and addresses that nodes may call all the same. */
  readonly allowedHosts?: readonly string[];
  readonly logger: Logger;
  readonly snapshots: Snapshots;
  /** Foreign nodes with credentials fail without it. */
  readonly credentials?: Credentials;
  /** Profile Lookup by an identifier fails without it. */
  readonly finder?: ProfileFinder;
  /** Split by History fails without it. */
  readonly histories?: HistoryReader;
  /** Segment Membership fails without it. */
  readonly segments?: SegmentReader;
  /** Milliseconds an external step may take for one profile. */
  readonly stepTimeout?: number | undefined;
}

export interface Icon {
  readonly type: string;
  readonly data: Buffer;
}

export interface N8n {
  readonly runner: NodeRunner;
  readonly catalogue: NodeCatalogue;
  readonly credentials: CredentialKinds;
  /** The palette, and the packages that could not be loaded. */
  list(): NodeTypes;
  /** The newest version unless given. Throws not_found. */
  description(type: string, version?: number): Record<string, unknown>;
  /** Throws not_found for a type without an icon file. */
  icon(type: string, theme: 'light' | 'dark'): Promise<Icon>;
  close(): Promise<void>;
}

const NO_CREDENTIALS: Credentials = {
  decrypted: (_workspaceId, _id, type) =>
    Promise.reject(new Error(`There is no credential of the type "${type}" here`)),
  keep: () => Promise.resolve(),
};

const PICTURES: Readonly<Record<string, string>> = { '.svg': 'image/svg+xml', '.png': 'image/png' };

/** Loads the node packages and makes ready to run them. One per process; a package that is broken is left out. */
export async function createN8n(parts: N8nParts): Promise<N8n> {
  await prepareN8n(parts.logger, parts.allowedHosts);
  const packages = new NodePackages(parts.logger);
  for (const folder of [parts.ourPackage, ...parts.folders]) await packages.load(folder);
  const catalogue = await PackageCatalogue.open(packages);
  const { snapshots, credentials = NO_CREDENTIALS, finder, histories, segments } = parts;
  const lookUps = { ...(finder && { finder }), ...(histories && { histories }), ...(segments && { segments }) };
  const timeouts = parts.stepTimeout === undefined ? {} : { external: parts.stepTimeout };
  const runner = new N8nRunner({ packages, snapshots, credentials, ...lookUps, timeouts });
  const items = paletteOf(packages);

  const described = (type: string, version?: number) => {
    const wanted = version ?? items.find((item) => item.type === type)?.version;
    const found = packages.descriptions().find((candidate) => {
      const versions = [candidate.description.version].flat();
      return candidate.type === type && (wanted === undefined || versions.includes(wanted));
    });
    if (!found) throw notFound('node type', type);
    return found;
  };

  return {
    runner,
    catalogue,
    credentials: createCredentialKinds({ packages, credentials, types: new CredentialTypes(packages) }),
    list: () => ({ items: [...items], problems: [...packages.problems] }),
    description: (type, version) => describe(described(type, version)),
    icon: async (type, theme) => {
      const file = iconFile(described(type).description, theme);
      const folder = packages.folderOf(type);
      const picture = file === undefined ? undefined : PICTURES[extname(file)];
      if (file === undefined || folder === undefined || picture === undefined)
        throw notFound('icon of node type', type);
      return { type: picture, data: await readFile(inside(folder, file)) };
    },
    close: async () => {
      await runner.close();
      await catalogue.close();
      await disposeN8n();
    },
  };
}

/** A package names its icon itself: it must not name another file of this machine. */
function inside(folder: string, file: string): string {
  const path = resolve(folder, file);
  if (!path.startsWith(resolve(folder) + sep)) throw notFound('icon file', file);
  return path;
}
