import { setTimeout as sleep } from 'node:timers/promises';

import type { JourneyWorkflow } from '../../runtime/src/engine/workflow';
import type { Arena } from './arena';
import { HttpRuntime, oneStep, until } from './http';
import { conditionsOf, quantile, rounded, type Result, type Say } from './result';

const SEGMENTS = 200;
/** Of which so many ask for the event that is sent. */
const CHANGEABLE = 20;
const EVENT = 'Product Viewed';
const INSIDE = { active: true, stepKey: { $in: ['german', 'others'] } };
const WARM_UP = 5;
/** Between two events, so that polls and heartbeats fall anywhere. */
const PAUSE_MS = 130;

/**
 * From the sending of an event until the person it puts into a segment has entered the journey of that segment and rests in its
 * first hold: API and worker are two processes, 200 segments, and nothing else goes on. Looked for every 2 ms.
 */
export async function segmentFlip(arena: Arena, { events }: { readonly events: number }, say: Say): Promise<Result> {
  const { uri, db } = arena.fresh();
  const runtime = await HttpRuntime.start(uri, { worker: true });
  const took: number[] = [];
  try {
    const { workspaceId } = (await db.collection('sources').findOne({})) as unknown as { workspaceId: string };
    const segments = Array.from({ length: SEGMENTS }, (_, n) => segment(workspaceId, n));
    await db.collection<{ _id: string }>('segments').insertMany(segments);
    await runtime.brand.live(enteredBy('seg_0'));
    await sleep(2_000); // live versions and segments are read once a second
    for (let n = 0; n < WARM_UP + events; n++) {
      await sleep(PAUSE_MS + (n % 7) * 10);
      const from = performance.now();
      await runtime.batch([{ type: 'track', event: EVENT, userId: `u${String(n)}`, messageId: `m${String(n)}` }]);
      await until(async () => (await db.collection('enrolments').countDocuments(INSIDE, { limit: n + 1 })) > n, 2);
      if (n >= WARM_UP) took.push(performance.now() - from);
    }
  } finally {
    await runtime.stop();
    await db.dropDatabase();
  }
  const [p50, p99] = [quantile(took, 0.5), quantile(took, 0.99)];
  say(`p50 ${p50.toFixed(0)} ms  p99 ${p99.toFixed(0)} ms  worst ${Math.max(...took).toFixed(0)} ms`);
  return {
    ...{ bench: 'segment-flip', unit: 'ms (p99)', goal: 'p99 ≤ 1 s', rounds: 1 },
    ...{ ours: rounded(p99, 1), reference: null, ratio: null },
    more: { p50: rounded(p50, 1), p99: rounded(p99, 1), worst: rounded(Math.max(...took), 1) },
    conditions: {
      ...{ events, segments: SEGMENTS, changeable: CHANGEABLE, processes: 'API and worker' },
      ...(await conditionsOf(arena)),
    },
  };
}

/** A tenth of them ask for the event that is sent; only the first of those is met. */
function segment(workspaceId: string, n: number) {
  const event = n < CHANGEABLE ? EVENT : `Event ${String(n)}`;
  const count = { kind: 'event', event, measure: 'count', operator: 'atLeast', value: n === 0 ? 1 : 1 + n };
  return {
    ...{ _id: `seg_${String(n)}`, workspaceId, name: `Segment ${String(n)}`, kind: 'dynamic', revision: 1 },
    definition: { kind: 'all', of: [count, { kind: 'field', field: 'country', is: { operator: 'notExists' } }] },
    ...{ createdAt: new Date(), editedAt: new Date(Date.now() - 60_000) },
  };
}

function enteredBy(segmentId: string): JourneyWorkflow {
  const workflow = oneStep(EVENT);
  return {
    ...workflow,
    nodes: workflow.nodes.map((node) =>
      node.type === 'n8n-nodes-perennial.eventTrigger'
        ? {
            ...node,
            type: 'n8n-nodes-perennial.segmentTrigger',
            parameters: { stepKey: node.parameters['stepKey'], segment: segmentId, reEntry: 'always' },
          }
        : node,
    ),
  };
}
