import { Router, type Request, type RequestHandler, type Response } from 'express';

import type { Ingested, NormalisedEvent } from '../../events/service';
import { PerennialError } from '../../platform/errors/error';
import { parseExactJson } from '../exact-json';
import { bodyOf, rawBody } from '../raw-body';
import type { Sources, WriteKeyOwner } from '../service';
import { CALL_PATHS, callEvent, type CallType } from './call';
import { writeKeyOf } from './request';
import { asObject } from './traits';

/** Segment documents 500 kB a batch; clients that count their own bytes differ a little. */
const MAX_BODY = 1_000_000;
const MAX_ITEMS = 5_000;

type Problem = { readonly index: number; readonly code: string; readonly message: string };

/** The Segment HTTP tracking API: `/v1/track|identify|page|screen|group|alias|batch`. Must stand before any JSON parser. */
export function segmentRouter(sources: Sources): Router {
  const router = Router();
  for (const [path, call] of CALL_PATHS) {
    router.options(`/v1/${path}`, preflight);
    router.post(`/v1/${path}`, rawBody(MAX_BODY), receive(sources, call));
  }
  return router;
}

/** A preflight comes without the key; whether a page may read the answer is said with the answer. */
const preflight: RequestHandler = (_request, response) => {
  response
    .set({
      'access-control-allow-origin': '*',
      'access-control-allow-methods': 'POST',
      'access-control-allow-headers': 'authorization, content-type, content-encoding',
      'access-control-max-age': '86400',
    })
    .status(204)
    .end();
};

function receive(sources: Sources, call: CallType | undefined): RequestHandler {
  return async (request, response) => {
    const { body, broken } = parsed(request);
    const owner = await ownerOf(sources, request, body);
    if (owner.trust === 'browser') allowPages(response);
    const topic = call ?? 'batch';
    const items = broken ?? itemsOf(call, body);
    if (items instanceof PerennialError) {
      const { code, message } = items;
      await note(sources, owner, { topic, status: 'refused', events: 0, errors: [{ index: 0, code, message }] });
      throw items;
    }
    const { results, problems } = await ingested(sources, owner, { call, body, items });
    const status = results.some((each) => each.status === 'stored')
      ? 'stored'
      : results.length > 0
        ? 'duplicate'
        : 'refused';
    await note(sources, owner, { topic, status, events: results.length, errors: problems });
    answer(response, results.length, problems);
  };
}

type Note = Pick<Parameters<Sources['note']>[0], 'topic' | 'status' | 'events' | 'errors'>;

async function note(sources: Sources, { workspaceId, sourceId }: WriteKeyOwner, said: Note): Promise<void> {
  await sources.note({ workspaceId, sourceId, ...said });
}

/** The key is looked at first: a stranger learns nothing about a body. */
function parsed(request: Request): { readonly body: unknown; readonly broken?: PerennialError } {
  try {
    return { body: parseExactJson(bodyOf(request).toString('utf8')) };
  } catch (error) {
    if (!(error instanceof PerennialError)) throw error;
    return { body: undefined, broken: error };
  }
}

async function ownerOf(sources: Sources, request: Request, body: unknown): Promise<WriteKeyOwner> {
  const key = writeKeyOf(request.headers, body);
  const owner = key === undefined ? undefined : await sources.byWriteKey(key);
  if (!owner)
    throw new PerennialError(
      'bad_write_key',
      'Send the write key of a source as the user name of Basic authentication.',
    );
  return owner;
}

/** Pages may post from anywhere and read the answer; cookies play no part. */
function allowPages(response: Response): void {
  response.set({ 'access-control-allow-origin': '*', 'cross-origin-resource-policy': 'cross-origin' });
}

async function ingested(
  sources: Sources,
  owner: WriteKeyOwner,
  { call, body, items }: { readonly call: CallType | undefined; readonly body: unknown; readonly items: Items },
): Promise<{ readonly results: readonly Ingested[]; readonly problems: readonly Problem[] }> {
  const context = { trust: owner.trust, now: sources.now(), sentAt: asObject(body)['sentAt'] };
  const problems: Problem[] = [];
  const events: { readonly index: number; readonly event: NormalisedEvent }[] = [];
  for (const [index, item] of items.entries())
    try {
      events.push({ index, event: callEvent(item, call, context) });
    } catch (error) {
      if (!(error instanceof PerennialError)) throw error;
      problems.push({ index, code: error.code, message: error.message });
    }
  const results = await sources.ingest(
    owner,
    events.map(({ event }) => event),
  );
  for (const [position, result] of results.entries())
    if (result.status === 'refused')
      problems.push({ index: events[position]?.index ?? 0, code: result.code, message: result.message });
  return { results: results.filter(({ status }) => status !== 'refused'), problems };
}

type Items = readonly unknown[];

/** The calls of a request, or why it is refused as a whole. */
function itemsOf(call: CallType | undefined, body: unknown): Items | PerennialError {
  if (call) return [body];
  const { batch } = asObject(body);
  if (!Array.isArray(batch)) return new PerennialError('invalid_input', 'batch: a list of calls is needed.');
  if (batch.length > MAX_ITEMS)
    return new PerennialError(
      'too_large',
      `A batch may hold ${String(MAX_ITEMS)} calls, this one holds ${String(batch.length)}.`,
    );
  return batch as unknown[];
}

/** Success when anything was taken: clients repeat a whole batch that failed, and the rest would be lost with it. */
function answer(response: Response, taken: number, problems: readonly Problem[]): void {
  const [first] = problems;
  if (first && taken === 0)
    throw new PerennialError(
      first.code === 'too_large' ? 'too_large' : 'invalid_input',
      `None of the calls could be taken. Call ${String(first.index)}: ${first.message}`,
      { problems: problems.map(({ index, code, message }) => ({ path: `batch.${String(index)}`, code, message })) },
    );
  response.json(first ? { success: true, errors: problems } : { success: true });
}
