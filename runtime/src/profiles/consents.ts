import type { ProfileChanges } from '../engine/effect';
import type { ConsentState } from '../engine/profile';
import type { Clock } from '../platform/clock';
import type { Db } from '../platform/database';
import type { PageQuery } from '../platform/http/page';
import type { Logger } from '../platform/logging';
import type { ProfileChange } from './change';
import type { Channel, ConsentStatement } from './consent';
import { keepStatements, listConsents, type ConsentListener, type ConsentPage } from './consentHistory';
import { Telling } from './telling';

/** A consent given or taken back by the person, or recorded by a person who answers for it. */
export interface ConsentChange {
  readonly workspaceId: string;
  readonly profileId: string;
  readonly channel: Channel;
  readonly state: ConsentState;
  readonly source: string;
  /** The address or number it is about; absent: the one the person has. */
  readonly address?: string;
  readonly wording?: string;
  readonly evidence?: Readonly<Record<string, string>>;
}

/** What people have said about being written to. What holds stands in the profile; what was said, here. */
export interface ConsentRecords {
  /** As of now. Throws not_found. Resolves when it is in the history and everybody was told. */
  changeConsent(change: ConsentChange): Promise<void>;
  /** By all ids of a person; newest first. */
  consentHistory(
    who: { readonly workspaceId: string; readonly profileIds: readonly string[] },
    page: PageQuery,
  ): Promise<ConsentPage>;
  /** Who is told of what was said, whatever said it; at once by this process, by `sweepConsents` after a crash. Repeatable. */
  attachConsents(listener: ConsentListener): void;
  /** Brings into the history what a crash has left. Returns of how many people; repeat while it is not 0. */
  sweepConsents(): Promise<number>;
}

interface ConsentParts {
  readonly db: Db;
  readonly clock: Clock;
  readonly log?: Pick<Logger, 'warn'> | undefined;
  readonly change: (
    workspaceId: string,
    profileId: string,
    changes: ProfileChange,
  ) => Promise<{ readonly _id: string }>;
}

export interface Consents {
  readonly records: ConsentRecords;
  /** Has kept what these items said; gives their profiles back. */
  heard<T extends readonly string[]>(items: readonly { readonly consents: readonly unknown[] }[], profileIds: T): T;
  /** Has kept what these rows of effects said; `homes` are the profiles they were written to. */
  applied(rows: readonly { readonly body: ProfileChanges }[], homes: readonly string[]): void;
  /** The same for changes asked for by the API. */
  changed(homes: readonly string[], changes: readonly { readonly consents?: unknown }[]): void;
  idle(): Promise<void>;
}

export function createConsents({ db, clock, log, change }: ConsentParts): Consents {
  let listener: ConsentListener | undefined;
  const keep = async (among?: readonly string[]) =>
    await keepStatements({ db, now: () => clock.now() }, listener, among);
  const telling = new Telling(keep, log);
  const ring = (profileIds: readonly string[]) => {
    if (profileIds.length > 0) telling.ring(profileIds);
  };
  const records: ConsentRecords = {
    async changeConsent({ workspaceId, profileId, ...said }) {
      const statement: ConsentStatement = { ...said, at: clock.now(), explicit: true };
      const { _id } = await change(workspaceId, profileId, {
        ...{ fields: {}, attributes: {}, slots: [] },
        consents: [statement],
      });
      await keep([_id]);
    },
    consentHistory: async (who, page) => await listConsents(db, who, page),
    attachConsents: (to) => {
      listener = to;
    },
    sweepConsents: async () => await keep(),
  };
  return {
    records,
    applied: (rows, homes) => {
      if (rows.some(({ body }) => body.consents)) ring(homes);
    },
    changed: (homes, changes) => {
      ring(homes.filter((_, index) => changes[index]?.consents));
    },
    idle: async () => {
      await telling.idle();
    },
    heard: (items, profileIds) => {
      ring(profileIds.filter((_, i) => (items[i]?.consents.length ?? 0) > 0));
      return profileIds;
    },
  };
}
