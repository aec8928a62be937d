import type { Changed } from '../../changes/service';
import type { KnownSegment } from '../../engine/compile/segments';
import type { Clock } from '../../platform/clock';
import type { Collection, Db } from '../../platform/database';
import type { Definition } from '../definition/definition';
import { dependsOn, type Change } from '../depends';

/** How far everybody has been tested again after an edit. */
export interface Refreshing {
  /** Tested are all up to this profile id; absent: nobody yet. */
  readonly cursor?: string;
  readonly looked?: number;
}

/** As much of a segment as testing people needs. */
export interface TestedDocument {
  readonly _id: string;
  readonly workspaceId: string;
  readonly name: string;
  readonly kind: 'dynamic' | 'static';
  readonly definition?: Definition;
  /** Grows with every edit of the definition. */
  readonly revision: number;
  readonly editedAt: Date;
  readonly archivedAt?: Date;
  /** Set by each edit; gone when everybody was tested by what it says now. */
  readonly refresh?: Refreshing;
}

/** A segment whose members are computed. */
export interface TestedSegment extends TestedDocument {
  readonly definition: Definition;
}

export const testedOf = (db: Db): Collection<TestedDocument> => db.collection<TestedDocument>('segments');

/** By id, for checks. */
export async function knownSegments(db: Db, workspaceId: string): Promise<ReadonlyMap<string, KnownSegment>> {
  const found = await testedOf(db)
    .find({ workspaceId }, { projection: { name: 1, kind: 1, archivedAt: 1 } })
    .toArray();
  return new Map(
    found.map(({ _id, name, kind, archivedAt }) => [
      _id,
      { name, list: kind === 'static', archived: archivedAt !== undefined },
    ]),
  );
}

/** Definitions are read once in so long; a refresh begins later than that after an edit, so it finds whatever was tested by the older one. */
const FRESH_MS = 1_000;

const LIVE = { kind: 'dynamic', archivedAt: { $exists: false } } as const;

/** Segments of a workspace that are not archived, and which of them a change can change. */
export class TestedSegments {
  readonly #db: Db;
  readonly #clock: Clock;
  readonly #held = new Map<string, { readonly at: number; readonly segments: Promise<readonly Known[]> }>();

  constructor(db: Db, clock: Clock) {
    this.#db = db;
    this.#clock = clock;
  }

  async changedBy(workspaceId: string, changed: Changed): Promise<readonly TestedSegment[]> {
    const all = await this.#of(workspaceId);
    if (changed === 'everything') return all.map(({ segment }) => segment);
    return all
      .filter(({ depends }) => changed.some((each) => depends.has(each as Change)))
      .map(({ segment }) => segment);
  }

  /** As they are now. */
  async fresh(workspaceId: string, ids: readonly string[]): Promise<readonly TestedSegment[]> {
    return (await this.#read({ workspaceId, _id: { $in: [...ids] } })).map(({ segment }) => segment);
  }

  async #of(workspaceId: string): Promise<readonly Known[]> {
    const now = this.#clock.now().getTime();
    const held = this.#held.get(workspaceId);
    if (held && Math.abs(now - held.at) < FRESH_MS) return await held.segments;
    const segments = this.#read({ workspaceId });
    this.#held.set(workspaceId, { at: now, segments });
    segments.catch(() => this.#held.delete(workspaceId));
    return await segments;
  }

  async #read(which: {
    readonly workspaceId: string;
    readonly _id?: { readonly $in: string[] };
  }): Promise<readonly Known[]> {
    const found = await testedOf(this.#db)
      .find({ ...which, ...LIVE })
      .toArray();
    return found.flatMap(({ definition, ...segment }) =>
      definition ? [{ segment: { ...segment, definition }, depends: dependsOn(definition) }] : [],
    );
  }
}

interface Known {
  readonly segment: TestedSegment;
  readonly depends: ReadonlySet<Change>;
}
