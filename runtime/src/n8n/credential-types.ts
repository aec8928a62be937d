import { NodeHelpers, type ICredentialType, type INodeProperties } from 'n8n-workflow';

import { OAUTH2, OAUTH2_TYPE } from './oauth2-type';
import type { NodePackages } from './packages';

/** A step that can use credentials of a type. */
interface Using {
  readonly type: string;
  readonly displayName: string;
}

/** The kinds of credentials that the loaded packages know, with what they inherit from each other. */
export class CredentialTypes {
  readonly #packages: NodePackages;
  #users: ReadonlyMap<string, readonly Using[]> | undefined;

  constructor(packages: NodePackages) {
    this.#packages = packages;
  }

  /** Those that a step of a loaded package can use, by name. */
  list(): readonly ICredentialType[] {
    const names = [...this.#byType.keys()];
    const types = names.map((name) => this.find(name)).filter((type) => type !== undefined);
    return types.sort((a, b) => a.displayName.localeCompare(b.displayName));
  }

  find(name: string): ICredentialType | undefined {
    return this.#packages.credential(name) ?? (name === OAUTH2 ? OAUTH2_TYPE : undefined);
  }

  /** Every type it inherits from, the nearest first. */
  parents(name: string): string[] {
    const own = this.#packages.credentialParents(name);
    return [...own, ...own.flatMap((parent) => this.parents(parent))];
  }

  isOAuth2(name: string): boolean {
    return name === OAUTH2 || this.parents(name).includes(OAUTH2);
  }

  /** Its fields, the inherited ones first; what it says itself about an inherited field counts. */
  properties(name: string): INodeProperties[] {
    const merged: INodeProperties[] = [];
    for (const parent of this.#packages.credentialParents(name)) {
      NodeHelpers.mergeNodeProperties(merged, structuredClone(this.properties(parent)));
    }
    NodeHelpers.mergeNodeProperties(merged, structuredClone(this.find(name)?.properties ?? []));
    return merged;
  }

  users(name: string): readonly Using[] {
    return this.#byType.get(name) ?? [];
  }

  /** Some types may only be used by the steps they were made for. */
  usableBy(name: string, nodeType: string): boolean {
    if (this.find(name)?.restrictToSupportedNodes !== true) return true;
    return this.users(name).some(({ type }) => type === nodeType);
  }

  get #byType(): ReadonlyMap<string, readonly Using[]> {
    return (this.#users ??= usersOf(this.#packages));
  }
}

function usersOf(packages: NodePackages): ReadonlyMap<string, readonly Using[]> {
  const users = new Map<string, Map<string, Using>>();
  for (const { type, description } of packages.descriptions()) {
    for (const { name } of description.credentials ?? []) {
      const known = users.get(name) ?? new Map<string, Using>();
      users.set(name, known.set(type, { type, displayName: description.displayName }));
    }
  }
  return new Map([...users].map(([name, nodes]) => [name, [...nodes.values()]]));
}
