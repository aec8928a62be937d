import { setTimeout as sleep } from 'node:timers/promises';

import type { EffectRow } from '../engine/effect';
import type { Clock } from '../engine/ports';
import { countDifferences, type EnrolmentDocument, type EntryDocument } from '../enrolments/service';
import type { Collection, Db } from '../platform/database';
import { effectFindings } from './effectsOf';
import { enrolmentFindings } from './enrolmentsOf';
import { entryFindings } from './entriesOf';
import { eventCountsOf } from './eventCounts';
import { DISAGREEMENTS, type Disagreement, type Finding } from './finding';
import { figuresOf } from './orderFigures';
import { portionsOf } from './scan';

export { DISAGREEMENTS, type Disagreement, type Finding } from './finding';

export interface AuditOptions {
  readonly db: Db;
  readonly clock: Clock;
  /** Only this workspace. */
  readonly workspaceId?: string | undefined;
  /** Counts over time, of events, and figures of orders that differ are written anew. Nothing else is safe to repair without a person. */
  readonly repair?: boolean;
  /** Milliseconds until what was found is looked at once more: somebody may have been in the middle of it. */
  readonly patience?: number;
  readonly say?: (line: string) => void;
}

export interface Audit {
  /** Documents that were looked at, by collection. */
  readonly looked: Readonly<Record<string, number>>;
  /** All of them, by kind. */
  readonly found: Readonly<Partial<Record<Disagreement, number>>>;
  /** The first of each kind, MOST at most: memory stays bounded. */
  readonly findings: readonly Finding[];
  /** Slots of counts over time, and people's figures, that were written anew. */
  readonly repaired: number;
}

const MOST = 100;
const PATIENCE = 3_000;
const TELL_EVERY = 100_000;

type Check<T> = (db: Db, portion: readonly T[], now: Date) => Promise<readonly Finding[]>;

/** Recounts everything from the histories, and looks at everything that must agree with something else. Changes nothing but counts, when told to. */
export async function audit(options: AuditOptions): Promise<Audit> {
  const report = new Report(options.say);
  const { db, workspaceId } = options;
  const own = workspaceId === undefined ? { workspaceId: { $type: 'string' } } : { workspaceId };
  const of = async <T extends { _id: string; workspaceId: string }>(name: string, check: Check<T>) => {
    const collection: Collection<T> = db.collection<T>(name);
    for await (const portion of portionsOf(collection, own)) {
      report.found(await confirmed(options, { collection, portion, check }));
      report.looked(name, portion.length);
    }
  };
  await of<EnrolmentDocument>('enrolments', enrolmentFindings);
  await of<EffectRow>('effects', effectFindings);
  await of<EntryDocument>('entries', entryFindings);
  await counts(options, report);
  await figures(options, report);
  return report.result;
}

/** What was found is looked at again after a moment, by what the documents are then: only what stays is told. */
async function confirmed<T extends { _id: string; workspaceId: string }>(
  { db, clock, patience = PATIENCE }: AuditOptions,
  {
    collection,
    portion,
    check,
  }: { readonly collection: Collection<T>; readonly portion: readonly T[]; readonly check: Check<T> },
): Promise<readonly Finding[]> {
  const first = await check(db, portion, clock.now());
  if (first.length === 0) return [];
  await sleep(patience);
  const ids = portion.map(({ _id }) => _id);
  const again = (await collection.find({ _id: { $in: ids } } as never).toArray()) as unknown as readonly T[];
  const was = new Set(first.map(({ what, id }) => `${what} ${id}`));
  return (await check(db, again, clock.now())).filter(({ what, id }) => was.has(`${what} ${id}`));
}

async function counts({ db, workspaceId, repair = false }: AuditOptions, report: Report): Promise<void> {
  const own = workspaceId === undefined ? {} : { workspaceId };
  for await (const portion of portionsOf(db.collection<{ _id: string; workspaceId: string }>('journeys'), own, {
    workspaceId: 1,
  }))
    for (const { _id: journeyId, workspaceId: whose } of portion) {
      const { differences, repaired } = await countDifferences(db, { workspaceId: whose, journeyId }, repair);
      report.found(
        differences.map(({ id, counted, recounted }) => ({
          ...{ what: 'counts_differ' as const, workspaceId: whose, id, detail: `${counted} instead of ${recounted}` },
        })),
      );
      report.repaired(repaired);
      report.looked('journeys', 1);
    }
}

async function figures(
  { db, clock, workspaceId, repair = false, patience = PATIENCE }: AuditOptions,
  report: Report,
): Promise<void> {
  const all = { db, clock, workspaceId, repair, patience };
  for (const portions of [figuresOf(all), eventCountsOf(all)])
    for await (const portion of portions) {
      report.found(portion.findings);
      report.repaired(portion.repaired);
      report.looked(portion.collection, portion.looked);
    }
}

class Report {
  readonly #looked: Record<string, number> = {};
  readonly #found: Partial<Record<Disagreement, number>> = {};
  readonly #findings: Finding[] = [];
  readonly #say: (line: string) => void;
  #repaired = 0;

  constructor(say: (line: string) => void = () => undefined) {
    this.#say = say;
  }

  looked(name: string, documents: number): void {
    const before = this.#looked[name] ?? 0;
    const now = before + documents;
    this.#looked[name] = now;
    if (Math.floor(now / TELL_EVERY) > Math.floor(before / TELL_EVERY))
      this.#say(`Looked at ${String(now)} ${name} ...`);
  }

  found(findings: readonly Finding[]): void {
    for (const finding of findings) {
      const before = this.#found[finding.what] ?? 0;
      this.#found[finding.what] = before + 1;
      if (before < MOST) this.#findings.push(finding);
      if (before === 0) this.#say(`Found: ${DISAGREEMENTS[finding.what]} (${finding.id})`);
    }
  }

  repaired(slots: number): void {
    this.#repaired += slots;
  }

  get result(): Audit {
    return { looked: this.#looked, found: this.#found, findings: this.#findings, repaired: this.#repaired };
  }
}
