import type { INodeTypeDescription } from 'n8n-workflow';

import { isEntry, isOurs } from '../engine/ours';
import { classify } from './classification';
import type { NodeType } from './contract';
import type { NodePackages } from './packages';

type Described = ReturnType<NodePackages['descriptions']>[number];

/** One line per node type, of its newest version; ours first, then by name. */
export function paletteOf(packages: NodePackages): readonly NodeType[] {
  const byType = Map.groupBy(packages.descriptions(), ({ type }) => type);
  const lines = [...byType.values()].map(lineOf).filter((line) => line !== undefined);
  return lines.sort((a, b) => Number(b.ours) - Number(a.ours) || a.displayName.localeCompare(b.displayName));
}

function lineOf(described: readonly Described[]): NodeType | undefined {
  const versions = described.flatMap(({ description }) => versionsOf(description)).sort((a, b) => a - b);
  const version = versions.at(-1) ?? 1;
  const newest = described.find(({ description }) => versionsOf(description).includes(version));
  if (!newest || newest.description.hidden) return undefined;
  const { type, description } = newest;
  const { codex, outputs, inputs } = description;
  return {
    type,
    version,
    versions,
    displayName: description.displayName,
    description: description.description,
    group: [...description.group],
    categories: codex?.categories ?? [],
    aliases: codex?.alias ?? [],
    trigger: description.group.includes('trigger'),
    entry: isEntry(type),
    ours: isOurs(type),
    ...classify(type),
    inputs: Array.isArray(inputs) ? inputs.length : 1,
    outputs: Array.isArray(outputs) ? outputs.map((output, i) => nameOf(output, description.outputNames?.[i])) : [],
    dynamicOutputs: typeof outputs === 'string',
    ...(iconFile(description, 'light') !== undefined && {
      icon: { light: iconUrl(type), dark: iconUrl(type, 'dark') },
    }),
  };
}

const versionsOf = ({ version }: INodeTypeDescription) => (Array.isArray(version) ? version : [version]);

const nameOf = (output: unknown, name?: string) =>
  name ?? (output as { displayName?: string }).displayName ?? (typeof output === 'string' ? output : 'main');

const iconUrl = (type: string, theme = 'light') => `/api/nodes/${encodeURIComponent(type)}/icon?theme=${theme}`;

/** Path of the icon inside its package (n8n writes it as `icons/<package>/<path>`); undefined for icons of n8n's own set. */
export function iconFile({ iconUrl: url }: INodeTypeDescription, theme: 'light' | 'dark'): string | undefined {
  const path = typeof url === 'object' ? url[theme] : url;
  const inside = path?.split('/').slice(1).join('/');
  if (inside === undefined) return undefined;
  const parts = inside.split('/');
  return parts.slice(inside.startsWith('@') ? 2 : 1).join('/');
}

/** What the editor needs to show a form: n8n's description with our address for its icon. */
export function describe({ type, description }: Described): Record<string, unknown> {
  const copy = JSON.parse(JSON.stringify(description)) as Record<string, unknown>;
  delete copy['icon'];
  delete copy['iconUrl'];
  const hasFile = iconFile(description, 'light') !== undefined;
  const icon = hasFile ? { iconUrl: { light: iconUrl(type), dark: iconUrl(type, 'dark') } } : {};
  return { ...copy, ...icon, type, ...classify(type) };
}
