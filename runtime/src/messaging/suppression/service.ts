import { addressKey } from '../addresses';
import type { Collection, Database } from '../../platform/database';
import { notFound } from '../../platform/errors/error';
import { decodeCursor, encodeCursor, type PageQuery } from '../../platform/http/page';
import { derivedId } from '../../platform/ids';
import type { Clock } from '../../engine/ports';
import { SUPPRESSION_REASONS, type SuppressionDocument, type SuppressionReason } from './model';

export interface Addressee {
  readonly workspaceId: string;
  readonly address: string;
}

export interface NewSuppression extends Addressee {
  readonly reason: SuppressionReason;
  readonly source: string;
  readonly detail?: string | undefined;
}

export interface SuppressionFilter extends PageQuery {
  readonly address?: string | undefined;
  readonly reason?: SuppressionReason | undefined;
}

export interface Suppression {
  /** Repeating it changes nothing. */
  add(suppression: NewSuppression): Promise<SuppressionDocument>;
  /** Takes one reason away, when it is not younger than `upTo`; false when it was not there. */
  lift(addressee: Addressee, reason: SuppressionReason, upTo?: Date): Promise<boolean>;
  remove(workspaceId: string, id: string): Promise<void>;
  /** Reasons of many addresses in one query; the answer's key is `nameOf(addressee)`. */
  reasons(addressees: readonly Addressee[]): Promise<ReadonlyMap<string, readonly SuppressionReason[]>>;
  list(workspaceId: string, filter: SuppressionFilter): Promise<SuppressionPage>;
}

export interface SuppressionPage {
  readonly items: readonly SuppressionDocument[];
  readonly nextCursor?: string;
}

/** One mailbox in one workspace. */
export const nameOf = ({ workspaceId, address }: Addressee) => `${workspaceId} ${addressKey(address)}`;

const idOf = ({ workspaceId, address }: Addressee, reason: SuppressionReason) =>
  derivedId(workspaceId, 'email', addressKey(address), reason);

export function createSuppression({ db }: Pick<Database, 'db'>, clock: Clock): Suppression {
  const suppressions = db.collection<SuppressionDocument>('suppressions');
  return {
    add: async ({ workspaceId, address, reason, source, detail }) => {
      const _id = idOf({ workspaceId, address }, reason);
      const document = {
        workspaceId,
        channel: 'email' as const,
        address: addressKey(address),
        reason,
        source,
        at: clock.now(),
        ...(detail !== undefined && { detail }),
      };
      await suppressions.updateOne({ _id }, { $setOnInsert: document }, { upsert: true });
      return { _id, ...document };
    },
    lift: async (addressee, reason, upTo) => {
      const filter = { _id: idOf(addressee, reason), ...(upTo && { at: { $lte: upTo } }) };
      const { deletedCount } = await suppressions.deleteOne(filter);
      return deletedCount === 1;
    },
    remove: async (workspaceId, id) => {
      const { deletedCount } = await suppressions.deleteOne({ _id: id, workspaceId });
      if (deletedCount === 0) throw notFound('suppression', id);
    },
    reasons: async (addressees) => await reasons(suppressions, addressees),
    list: async (workspaceId, filter) => await list(suppressions, workspaceId, filter),
  };
}

async function reasons(suppressions: Collection<SuppressionDocument>, addressees: readonly Addressee[]) {
  const found = new Map<string, SuppressionReason[]>();
  const ids = addressees.flatMap((addressee) => SUPPRESSION_REASONS.map((reason) => idOf(addressee, reason)));
  if (ids.length === 0) return found;
  for (const document of await suppressions.find({ _id: { $in: ids } }).toArray()) {
    const name = nameOf(document);
    found.set(name, [...(found.get(name) ?? []), document.reason]);
  }
  return found;
}

async function list(
  suppressions: Collection<SuppressionDocument>,
  workspaceId: string,
  { limit, cursor, address, reason }: SuppressionFilter,
): Promise<SuppressionPage> {
  const [at, id] = cursor === undefined ? [] : decodeCursor(cursor);
  const before = at === undefined ? undefined : new Date(Number(at));
  const items = await suppressions
    .find({
      workspaceId,
      ...(address !== undefined && { address: addressKey(address) }),
      ...(reason !== undefined && { reason }),
      ...(before && { $or: [{ at: { $lt: before } }, { at: before, _id: { $lt: String(id) } }] }),
    })
    .sort({ at: -1, _id: -1 })
    .limit(limit + 1)
    .toArray();
  const page = items.slice(0, limit);
  const last = page.at(-1);
  return {
    items: page,
    ...(items.length > limit && last && { nextCursor: encodeCursor([last.at.getTime(), last._id]) }),
  };
}
