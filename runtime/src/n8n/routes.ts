import { z } from 'zod';

import type { Api } from '../platform/http/api';
import { nodeDescription, nodeIconQuery, nodeTypeParams, nodeTypes } from './contract';
import type { N8n } from './service';

const tag = 'Nodes';

/** The palette of the editor: which steps there are, what their forms look like, their pictures. */
export function nodeRoutes(api: Api, n8n: N8n): void {
  api.route({
    method: 'get',
    path: '/api/nodes',
    summary: 'Every node type a journey can be made of',
    tag,
    access: 'journeys:read',
    response: nodeTypes,
  })(() => n8n.list());

  api.route({
    method: 'get',
    path: '/api/nodes/:type',
    summary: 'A node type with all of its parameters, as n8n describes it',
    tag,
    access: 'journeys:read',
    params: nodeTypeParams,
    query: z.object({ version: z.coerce.number().positive().optional() }),
    response: nodeDescription,
  })(({ params, query }) => n8n.description(params.type, query.version));

  api.route({
    method: 'get',
    path: '/api/nodes/:type/icon',
    summary: 'The picture of a node type',
    tag,
    access: 'journeys:read',
    params: nodeTypeParams,
    query: nodeIconQuery,
    responseType: 'image/*',
  })(async ({ params, query, response }) => {
    const { type, data } = await n8n.icon(params.type, query.theme);
    // A picture of somebody else's package: opened by itself it may run nothing.
    response.set('Content-Security-Policy', "default-src 'none'; style-src 'unsafe-inline'; sandbox");
    response.set('Cache-Control', 'private, max-age=86400');
    response.type(type).send(data);
  });
}
