import type { Api } from '../../platform/http/api';
import { attributeInput, attributeSchemaInput, attributeSchemaShape } from './contract';
import { MAX_NAMES, type AttributeSchemas } from './schema';

const TAG = 'Profiles';

export function attributeRoutes(api: Api, schemas: Pick<AttributeSchemas, 'read' | 'lock' | 'retype'>): void {
  const answer = async (workspaceId: string) => {
    const { locked, items } = await schemas.read(workspaceId);
    const shown = items.map(({ name, type, firstAt, source }) => ({
      name,
      type,
      firstAt: firstAt.toISOString(),
      source,
    }));
    return { locked, most: MAX_NAMES, items: shown };
  };

  api.route({
    method: 'get',
    path: '/api/attribute-schema',
    summary: 'Which attributes customers have, and of which type',
    tag: TAG,
    access: 'profiles:read',
    response: attributeSchemaShape,
  })(async ({ caller: { workspaceId } }) => await answer(workspaceId));

  api.route({
    method: 'patch',
    path: '/api/attribute-schema',
    summary: 'Lock the schema, or let it grow by itself',
    tag: TAG,
    access: 'workspace:manage',
    body: attributeSchemaInput,
    response: attributeSchemaShape,
  })(async ({ caller: { workspaceId }, body: { locked }, did }) => {
    await schemas.lock(workspaceId, locked);
    await did(locked ? 'attributes.locked' : 'attributes.unlocked', { kind: 'workspace', id: workspaceId });
    return await answer(workspaceId);
  });

  api.route({
    method: 'put',
    path: '/api/attribute-schema/types',
    summary: 'Say of which type an attribute is',
    tag: TAG,
    access: 'workspace:manage',
    body: attributeInput,
    response: attributeSchemaShape,
  })(async ({ caller: { workspaceId }, body: { name, type }, did }) => {
    await schemas.retype(workspaceId, name, type);
    await did('attributes.retyped', { kind: 'workspace', id: workspaceId });
    return await answer(workspaceId);
  });
}
