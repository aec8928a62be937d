import type { JourneyEntry } from '../version';
import { quoted, type Parameters } from './parameters';

/** A segment of the workspace, as far as a check asks for it. */
export interface KnownSegment {
  readonly name: string;
  /** People are put on it; nobody computes who is in. */
  readonly list: boolean;
  readonly archived: boolean;
}

/** By id. Absent: nobody knows, as when a version is loaded. */
export type KnownSegments = ReadonlyMap<string, KnownSegment> | undefined;

/** Who enters or leaves a segment says so by an event of ours, which names it. */
export function readSegmentEntry(parameters: Parameters): Pick<JourneyEntry, 'events' | 'filter' | 'keyAliases'> {
  const left = parameters.option('on', ['entered', 'left'], 'entered') === 'left';
  const segment = parameters.fixed('segment');
  return {
    events: [left ? 'Segment Left' : 'Segment Entered'],
    filter: { combinator: 'all', conditions: [{ path: 'segment_id', operator: 'equals', value: segment }] },
    keyAliases: [],
  };
}

/** A Segment Trigger or a Segment Membership: whether there is such a segment. */
export function checkSegment(parameters: Parameters, known: KnownSegments): KnownSegment | undefined {
  const id = parameters.fixed('segment');
  if (id === '') parameters.error('no_segment', 'segment', 'no segment is chosen.');
  if (id === '' || !known) return undefined;
  const segment = known.get(id);
  if (!segment) {
    parameters.error('unknown_segment', 'segment', `there is no segment ${quoted(id)}; choose one that is there.`);
    return undefined;
  }
  if (segment.archived) {
    const message = `the segment ${quoted(segment.name)} is archived: nobody enters or leaves it. Restore it, or choose another one.`;
    parameters.error('segment_archived', 'segment', message);
  }
  return segment;
}

export function checkSegmentMembership(parameters: Parameters, known: KnownSegments): void {
  const action = parameters.option('action', ['add', 'check', 'remove'], 'check');
  const segment = checkSegment(parameters, known);
  if (action === 'check' || !segment || segment.list) return;
  const message = `who is in ${quoted(segment.name)} is computed and cannot be set; choose a list.`;
  parameters.error('segment_not_a_list', 'segment', message);
}
