import { pino } from 'pino';

import type { JourneyWorkflow } from '../../runtime/src/engine/workflow';
import { createEffects } from '../../runtime/src/effects/service';
import { enrolmentCollections } from '../../runtime/src/enrolments/model';
import { createEnrolments } from '../../runtime/src/enrolments/service';
import { createEvents } from '../../runtime/src/events/service';
import { MIGRATIONS } from '../../runtime/src/migrations';
import type { Database, Db } from '../../runtime/src/platform/database';
import { createProfiles, type Profiles } from '../../runtime/src/profiles/service';
import type { ProfileUpsert } from '../../runtime/src/profiles/contract';
import { occurrencesOf } from '../../runtime/src/triggers/occurrences/model';
import { createTriggers, type Triggers } from '../../runtime/src/triggers/service';
import { openFreshDatabase } from './database';
import { AUTHOR, journeysOn, type JourneyProcess } from './journey-service';

export const BRAND = AUTHOR.workspaceId;
const BEGINNING = new Date('2026-11-24T00:00:00.000Z');
const SILENT = pino({ level: 'silent' });

/** Journeys that let people in by the clock, people, and a clock that stands where the test puts it. */
export class Occurring {
  #now = BEGINNING;
  #people = 0;
  readonly clock = { now: () => this.#now };
  readonly profiles: Profiles;
  readonly triggers: Triggers;

  private constructor(
    readonly database: Database,
    private readonly process: Pick<JourneyProcess, 'journeys'>,
  ) {
    this.profiles = createProfiles({ db: database.db, clock: this.clock });
    this.triggers = this.another();
  }

  static async open(): Promise<Occurring> {
    const database = await openFreshDatabase();
    for (const migration of MIGRATIONS) await migration.up(database.db);
    const clock = { now: (): Date => stage.clock.now() };
    const stage: Occurring = new Occurring(database, await journeysOn(database, { clock }));
    return stage;
  }

  /** The same subject in another process, which may die. */
  another(db: Db = this.database.db): Triggers {
    const { clock, profiles } = this;
    const { journeys } = this.process;
    const events = createEvents({ db, clock, profiles, log: SILENT });
    const doorbell = { ring: () => undefined };
    const effects = createEffects(db);
    const enrolments = createEnrolments({ db, effects, versions: journeys, profiles, events, clock, doorbell });
    return createTriggers({ db, clock, logger: SILENT, profiles, journeys, enrolments });
  }

  get journeys() {
    return this.process.journeys;
  }

  at(time: string): void {
    this.#now = new Date(time);
  }

  /** Everything that is to be done at that time. */
  async reach(time: string): Promise<void> {
    this.at(time);
    await this.triggers.plan();
    await this.triggers.walk();
  }

  async live(workflow: JourneyWorkflow): Promise<string> {
    const { _id } = await this.journeys.create(AUTHOR, workflow);
    await this.publish(_id);
    return _id;
  }

  async publish(journeyId: string, workflow?: JourneyWorkflow): Promise<void> {
    if (workflow) {
      const { revision } = await this.journeys.read(BRAND, journeyId);
      await this.journeys.replace(AUTHOR, journeyId, { json: workflow, baseRevision: revision });
    }
    await this.journeys.publish(AUTHOR, journeyId, { whatHappensToPeopleInside: 'finish' });
    await this.triggers.plan();
  }

  /** Gives back their id. */
  async person(about: Partial<ProfileUpsert> = {}): Promise<string> {
    this.#people += 1;
    const { _id } = await this.profiles.upsert(BRAND, { externalId: `person ${String(this.#people)}`, ...about });
    return _id;
  }

  /** Who entered, in the order of their entries. */
  async entered(journeyId: string): Promise<string[]> {
    const { enrolments } = enrolmentCollections(this.database.db);
    const found = await enrolments.find({ journeyId }).sort({ startedAt: 1 }).toArray();
    return found.map(({ profileId }) => profileId);
  }

  async enrolments(journeyId: string) {
    return await enrolmentCollections(this.database.db).enrolments.find({ journeyId }).sort({ startedAt: 1 }).toArray();
  }

  /** As if whoever is inside had come to the end. */
  async leave(journeyId: string): Promise<void> {
    await enrolmentCollections(this.database.db).enrolments.updateMany({ journeyId }, { $set: { active: false } });
  }

  async refusals(profileId: string): Promise<string[]> {
    const { refusals } = enrolmentCollections(this.database.db);
    const found = await refusals.find({ profileId }).sort({ at: 1 }).toArray();
    return found.map(({ code }) => code);
  }

  async occurrences(journeyId: string) {
    return await occurrencesOf(this.database.db).find({ journeyId }).sort({ at: 1 }).toArray();
  }

  /** Nobody, no journeys, and the time of the beginning. */
  async clear(): Promise<void> {
    this.#now = BEGINNING;
    const { db } = this.database;
    const collections = await db.listCollections({ type: 'collection' }, { nameOnly: true }).toArray();
    await Promise.all(collections.map(async ({ name }) => await db.collection(name).deleteMany({})));
  }

  async close(): Promise<void> {
    await this.journeys.tasks.stop();
    await this.database.close();
  }
}
