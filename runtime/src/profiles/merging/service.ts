import type { Clock } from '../../platform/clock';
import type { Db } from '../../platform/database';
import type { Logger } from '../../platform/logging';
import type { PageQuery } from '../../platform/http/page';
import { announceMerges, carryOver } from '../merge';
import { Telling } from '../telling';
import { mergeByPerson, type MergeByPerson } from './byPerson';
import { listMerges, peopleOfMerges, type MergePage, type MergePerson } from './list';
import type { MergeDocument } from './model';
import { IdentityRulebook, type ChangedIdentitySettings, type IdentitySettings } from './settings';
import { sweepUndone, undoMerge } from './undo';

/** Who puts right what hangs on people who became one or two. All are repeatable. */
export interface MergeListener {
  /** These ids of a workspace are somebody else's now. */
  readonly merged: (workspaceId: string, profileIds: readonly string[]) => Promise<unknown>;
  /** These ids were one person and are two now. Throws when it cannot be done yet: then it is asked again. */
  readonly separated: (workspaceId: string, profileIds: readonly string[]) => Promise<unknown>;
}

export interface Merging {
  /** Two profiles are one, because a person says so. Gives back the id that stays. Throws not_found, not_in_this_state. */
  mergeByHand(workspaceId: string, merge: MergeByPerson): Promise<string>;
  /** Takes a merge back and keeps the two apart from then on. Throws not_found, not_in_this_state. */
  undoMerge(workspaceId: string, undo: { readonly mergeId: string; readonly by: string }): Promise<MergeDocument>;
  /** Of a person given by all its ids, those of before among them; newest first. */
  merges(
    who: { readonly workspaceId: string; readonly profileIds: readonly string[] },
    page: PageQuery,
  ): Promise<MergePage>;
  /** Those whom merges are about, by their ids: merged ones as they were. */
  mergePeople(workspaceId: string, merges: readonly MergeDocument[]): Promise<ReadonlyMap<string, MergePerson>>;
  identitySettings(workspaceId: string): Promise<IdentitySettings>;
  /** Throws conflict. */
  changeIdentitySettings(workspaceId: string, changed: ChangedIdentitySettings): Promise<IdentitySettings>;
  attachMerges(listener: MergeListener): void;
  /** Repairs merges and undoings that a process left. Returns how many; repeat while it is not 0. */
  sweepMerges(): Promise<number>;
  /**
   * Tells of merges nobody was told of yet: ids of one workspace that are somebody else's now. Returns how many; repeat while
   * it is not 0. Told again when the process dies before it is noted.
   */
  announceMerges(tell?: MergeListener['merged']): Promise<number>;
}

export interface MergingParts {
  readonly db: Db;
  readonly clock: Clock;
  readonly log?: Pick<Logger, 'warn'> | undefined;
  /** What a sweep has carried over may be what somebody waits for. */
  readonly repaired: () => Promise<unknown>;
}

export interface MergingService {
  readonly api: Merging;
  readonly rulebook: IdentityRulebook;
  /** After a merge of this process. */
  readonly ring: () => void;
  idle(): Promise<void>;
}

const NOBODY: MergeListener = { merged: () => Promise.resolve(), separated: () => Promise.resolve() };

export function createMerging({ db, clock, log, repaired }: MergingParts): MergingService {
  let listener: MergeListener | undefined;
  const rulebook = new IdentityRulebook(db);
  const undo = { db, clock, separate: async (...who: Parameters<MergeListener['separated']>) => await (listener ?? NOBODY).separated(...who) }; // prettier-ignore
  const telling = new Telling(async () => (listener ? await announceMerges(db, listener.merged) : 0), log);
  const ring = () => {
    if (listener) telling.ring(['']);
  };
  return {
    rulebook,
    ring,
    idle: async () => {
      await telling.idle();
    },
    api: {
      async mergeByHand(workspaceId, merge) {
        const id = await mergeByPerson({ db, clock }, workspaceId, merge);
        ring();
        return id;
      },
      undoMerge: async (workspaceId, which) => await undoMerge(undo, workspaceId, which),
      merges: async (who, page) => await listMerges(db, who, page),
      mergePeople: async (workspaceId, merges) => await peopleOfMerges(db, workspaceId, merges),
      identitySettings: async (workspaceId) => await rulebook.read(workspaceId),
      changeIdentitySettings: async (workspaceId, changed) => await rulebook.change(workspaceId, changed),
      attachMerges: (to) => {
        listener = to;
      },
      sweepMerges: async () => {
        const count = (await carryOver(db)) + (await sweepUndone(undo));
        if (count > 0) await repaired();
        return count;
      },
      announceMerges: async (tell = (listener ?? NOBODY).merged) => await announceMerges(db, tell),
    },
  };
}
