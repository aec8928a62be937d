import type { Command } from 'commander';

import type { NodeTypes } from '../n8n/contract';
import { apiCommand, subject } from './apiClientCommand';
import { table } from './outputTable';

export function registerNodes(program: Command): void {
  const nodes = subject(program, 'nodes', 'Node types that journeys can use');

  apiCommand(
    nodes,
    {
      usage: 'list',
      summary: 'Loaded node types and how they run; folders that could not be loaded',
      example: 'nodes list --ours',
      options: [
        ['--ours', 'only those of Perennial'],
        ['--search <text>', 'in type, name and other words'],
      ],
    },
    async ({ api, output, flag, text }) => {
      const { items, problems } = await api.get<NodeTypes>('/api/nodes');
      const search = text('search')?.toLowerCase();
      const found = items.filter(
        ({ ours, type, displayName, aliases }) =>
          (ours || !flag('ours')) &&
          (search === undefined || [type, displayName, ...aliases].some((word) => word.toLowerCase().includes(search))),
      );
      const unloaded = problems.map(({ folder, message }) => `${folder}: ${message}`);
      output.show({ items: found, problems }, () =>
        [
          table(
            found,
            [
              { title: 'type', value: ({ type }) => type },
              { title: 'name', value: ({ displayName }) => displayName },
              { title: 'runs', value: ({ runs, refused }) => (refused === undefined ? runs : 'refused') },
              { title: 'because', value: ({ because, refused }) => refused ?? because },
            ],
            'No node type was found.',
          ),
          ...unloaded,
        ].join('\n'),
      );
    },
  );
}
