import { z } from 'zod';

export const nodeTypeParams = z.object({ type: z.string().min(3).max(200) });

export const nodeIconQuery = z.object({ theme: z.enum(['light', 'dark']).default('light') });

/** One line of the palette. */
export const nodeType = z
  .object({
    type: z.string().meta({ description: 'As in workflow JSON, e.g. `n8n-nodes-perennial.wait`' }),
    version: z.number().meta({ description: 'The newest, taken for new steps' }),
    versions: z.array(z.number()),
    displayName: z.string(),
    description: z.string(),
    group: z.array(z.string()),
    categories: z.array(z.string()),
    aliases: z.array(z.string()).meta({ description: 'Other words a person may search it by' }),
    trigger: z.boolean(),
    entry: z.boolean(),
    ours: z.boolean(),
    runs: z.enum(['local', 'external']),
    because: z.string(),
    refused: z.string().optional().meta({ description: 'Why a journey cannot use it' }),
    inputs: z.number().int(),
    outputs: z.array(z.string()).meta({ description: 'Names of the outputs with the default parameters' }),
    dynamicOutputs: z.boolean().meta({ description: 'Whether the outputs depend on the parameters' }),
    icon: z.object({ light: z.string(), dark: z.string() }).optional(),
  })
  .meta({ id: 'NodeType' });

export type NodeType = z.infer<typeof nodeType>;

export const nodeTypes = z
  .object({
    items: z.array(nodeType),
    problems: z.array(z.object({ folder: z.string(), message: z.string() })),
  })
  .meta({ id: 'NodeTypes' });

export type NodeTypes = z.infer<typeof nodeTypes>;

/** n8n's own description of a node type: its shape is n8n's. */
export const nodeDescription = z.record(z.string(), z.unknown()).meta({ id: 'NodeDescription' });
