import type { ProfileReader } from '../engine/ports';
import type { Api } from '../platform/http/api';
import {
  newSegment,
  previewQuestion,
  segment,
  segmentCopy,
  segmentEdit,
  segmentPage,
  segmentParams,
  segmentPreview,
  segmentQuery,
  segmentUses,
} from './contract';
import type { SegmentDocument, Segments } from './service';

const tag = 'Segments';

export function segmentRoutes(api: Api, segments: Segments, profiles: Pick<ProfileReader, 'read'>): void {
  const shown = async (document: SegmentDocument) => ({
    ...summaryOf(document, await segments.counts(document.workspaceId, [document._id])),
    ...(document.definition && { definition: document.definition }),
  });
  readingRoutes(api, segments, { profiles, shown });
  writingRoutes(api, segments, shown);
  actRoutes(api, segments, shown);
}

type Shown = (document: SegmentDocument) => Promise<ReturnType<typeof summaryOf> & Pick<SegmentDocument, 'definition'>>;

function readingRoutes(
  api: Api,
  segments: Segments,
  { profiles, shown }: { readonly profiles: Pick<ProfileReader, 'read'>; readonly shown: Shown },
): void {
  api.route({
    method: 'get',
    path: '/api/segments',
    summary: 'Segments, newest first',
    tag,
    access: 'profiles:read',
    query: segmentQuery,
    response: segmentPage,
  })(async ({ caller: { workspaceId }, query: { archived, ...query } }) => {
    const { items, ...more } = await segments.list(workspaceId, { ...query, archived: archived === 'true' });
    const ids = items.map(({ _id }) => _id);
    const counts = await segments.counts(workspaceId, ids);
    return { items: items.map((document) => summaryOf(document, counts)), ...more };
  });

  api.route({
    method: 'post',
    path: '/api/segments/preview',
    summary: 'How many people a definition finds, and some of them',
    description:
      'Exact where that is quick, else an estimate that says between what numbers it lies. Takes about a second at most.',
    tag,
    access: 'profiles:read',
    body: previewQuestion,
    response: segmentPreview,
  })(async ({ caller: { workspaceId }, body: { seed, ...asked } }) => {
    const { sample, ...counted } = await segments.preview({ workspaceId, ...asked }, { seed });
    return { ...counted, sample: await peopleOf(profiles, sample) };
  });

  api.route({
    method: 'get',
    path: '/api/segments/:segmentId',
    summary: 'One segment with its definition',
    tag,
    access: 'profiles:read',
    params: segmentParams,
    response: segment,
  })(async ({ caller, params }) => await shown(await segments.find(caller.workspaceId, params.segmentId)));

  api.route({
    method: 'get',
    path: '/api/segments/:segmentId/uses',
    summary: 'Segments and journeys that use it',
    tag,
    access: 'profiles:read',
    params: segmentParams,
    response: segmentUses,
  })(async ({ caller, params }) => {
    const { segments: others, journeys } = await segments.uses(caller.workspaceId, params.segmentId);
    return { segments: [...others], journeys: [...journeys] };
  });
}

function writingRoutes(api: Api, segments: Segments, shown: Shown): void {
  api.route({
    method: 'post',
    path: '/api/segments',
    summary: 'Make a segment, or a list when there is no definition',
    tag,
    access: 'profiles:edit',
    body: newSegment,
    status: 201,
    response: segment,
  })(async ({ caller: { workspaceId }, body, did }) => {
    const made = await segments.create(workspaceId, body);
    await did('segment.created', targetOf(made));
    return await shown(made);
  });

  api.route({
    method: 'patch',
    path: '/api/segments/:segmentId',
    summary: 'Change the name or the definition; `revision` is the one that was read',
    description:
      'After a change of the definition everybody is tested anew, and nobody enters a journey because of that.',
    tag,
    access: 'profiles:edit',
    params: segmentParams,
    body: segmentEdit,
    response: segment,
  })(async ({ caller, params, body, did }) => {
    const edited = await segments.edit(caller.workspaceId, params.segmentId, body);
    await did('segment.edited', targetOf(edited));
    return await shown(edited);
  });
}

function actRoutes(api: Api, segments: Segments, shown: Shown): void {
  api.route({
    method: 'post',
    path: '/api/segments/:segmentId/duplicate',
    summary: 'Make another one with the same definition',
    tag,
    access: 'profiles:edit',
    params: segmentParams,
    body: segmentCopy,
    status: 201,
    response: segment,
  })(async ({ caller, params, body, did }) => {
    const made = await segments.duplicate(caller.workspaceId, params.segmentId, body.name);
    await did('segment.created', targetOf(made));
    return await shown(made);
  });

  for (const [act, done, summary] of [
    ['archive', 'archived', 'Put a segment away; what uses it says so'],
    ['restore', 'restored', 'Take a segment out of the archive'],
  ] as const)
    api.route({
      method: 'post',
      path: `/api/segments/:segmentId/${act}`,
      ...{ summary, tag, access: 'profiles:edit', params: segmentParams, response: segment },
    })(async ({ caller, params, did }) => {
      const after = await segments[act](caller.workspaceId, params.segmentId);
      await did(`segment.${done}`, targetOf(after));
      return await shown(after);
    });
}

const targetOf = ({ _id, name }: SegmentDocument) => ({ kind: 'segment', id: _id, name });

function summaryOf(document: SegmentDocument, counts: ReadonlyMap<string, number>) {
  const { _id: id, name, kind, revision, createdAt, editedAt, archivedAt, refresh } = document;
  return {
    ...{ id, name, kind, revision, people: counts.get(id) ?? 0 },
    ...{ createdAt: createdAt.toISOString(), editedAt: editedAt.toISOString() },
    ...(archivedAt && { archivedAt: archivedAt.toISOString() }),
    ...(refresh && { computing: { people: refresh.looked ?? 0 } }),
  };
}

async function peopleOf(profiles: Pick<ProfileReader, 'read'>, ids: readonly string[]) {
  const read = await profiles.read(ids);
  return ids.flatMap((id) => {
    const view = read.get(id)?.view;
    if (!view) return [];
    const { email, firstName, lastName, country, orders } = view;
    const name = [firstName, lastName].filter((part) => part !== undefined).join(' ');
    return [
      {
        ...{ id, orders: orders?.count ?? 0 },
        ...(name !== '' && { name }),
        ...(email !== undefined && { email }),
        ...(country !== undefined && { country }),
        ...(orders?.lastAt !== undefined && { lastOrderAt: orders.lastAt }),
      },
    ];
  });
}
