import type { AnyBulkWriteOperation, Document, UpdateFilter } from 'mongodb';

import { these } from '../../platform/placed';
import type { EnrolmentDocument } from '../model';
import type { CommitRequest } from './commit';
import { literal } from './stages';

/** One document's part of a commit, with what the document says itself left out of it. */
interface Move {
  readonly request: CommitRequest;
  readonly set: Document;
  /** The hold began when `since` of the document says: the text of the group does not name the instant. */
  readonly holdSince: boolean;
}

/**
 * Wake-up, 6, as operations: who ends up alike shares one updateMany, fenced by `_id`, `seq` and the token. After a send
 * everybody has a `since` of their own, to the millisecond; it stands in the document already and is read from there, which
 * `seq` makes safe: measured, one write for each costs the database two and a half times as much.
 */
export function commitOperations(
  requests: readonly CommitRequest[],
  token: string,
): AnyBulkWriteOperation<EnrolmentDocument>[] {
  const groups = Map.groupBy(requests.map(moveOf), ({ request: { enrolment, commit }, set, holdSince }) =>
    JSON.stringify([enrolment.seq, marksOf(enrolment), set, commit.unset, commit.push, holdSince]),
  );
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (!first) return [];
    const { seq } = first.request.enrolment;
    const those = these(group.map(({ request: { enrolment } }) => enrolment));
    const update = group.length > 1 && first.holdSince ? pipelineOf(first) : updateOf(first);
    return { updateMany: { filter: { ...those, seq, 'lease.token': token }, update } };
  });
}

function moveOf(request: CommitRequest): Move {
  const { enrolment, commit } = request;
  const { since, hold, ...set } = commit.set;
  const stays = isSame(since, enrolment.since);
  const holdSince = hold !== undefined && stays && isSame(hold.since, enrolment.since);
  return {
    request,
    set: {
      ...set,
      ...(since !== undefined && !stays && { since }),
      ...(hold && { hold: holdSince ? withoutSince(hold) : hold }),
    },
    holdSince,
  };
}

const isSame = (a: Date | undefined, b: Date) => a?.getTime() === b.getTime();

function withoutSince(hold: Document): Document {
  return Object.fromEntries(Object.entries(hold).filter(([field]) => field !== 'since'));
}

function updateOf({ request: { enrolment, commit }, set, holdSince }: Move): UpdateFilter<EnrolmentDocument> {
  return {
    $set: { ...set, ...(holdSince && { hold: commit.set.hold }), attempts: 0 },
    $unset: Object.fromEntries(goneAfter({ enrolment, commit }).map((field) => [field, 1 as const])),
    $inc: { seq: 1 },
    ...(commit.push.length > 0 && { $push: { history: { $each: [...commit.push] } } }),
  };
}

/** The same as a pipeline, because only that can read `since`. Everything else is literal: a text may begin with `$`. */
function pipelineOf({ request: { enrolment, commit }, set }: Move): Document[] {
  const { push } = commit;
  return [
    {
      $set: {
        ...Object.fromEntries(Object.entries(set).map(([field, value]) => [field, literal(value)])),
        hold: { $mergeObjects: [literal(set['hold']), { since: '$since' }] },
        attempts: 0,
        seq: enrolment.seq + 1,
        ...(push.length > 0 && { history: { $concatArrays: ['$history', literal(push)] } }),
      },
    },
    { $unset: goneAfter({ enrolment, commit }) },
  ];
}

function goneAfter({ enrolment, commit: { unset } }: CommitRequest): string[] {
  return [...new Set<string>([...unset, 'lease', ...marksOf(enrolment)])];
}

/**
 * What earlier attempts, or this one, may have marked it with: over with the commit. A note of having been run that outlived it
 * would blame somebody, as many claims later, who was not being run then.
 */
const marksOf = ({ calling, tried, attempts }: EnrolmentDocument): string[] => [
  ...(calling === undefined ? [] : ['calling']),
  ...(tried === undefined && attempts <= 1 ? [] : ['tried']),
];
