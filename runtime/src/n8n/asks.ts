import type { HistoryQuestion, PerennialHelpers, ProfileQuestion, Standing } from '../../../nodes/perennial';
import type { HistoryReader, ProfileFinder, RunItem, SegmentReader } from '../engine/ports';
import type { ProfileView } from '../engine/profile';
import type { EffectRequest, HoldRequest, SendRequest, StepResult } from '../engine/step';
import { zoneOf } from '../engine/zones';

type Ask = Extract<StepResult, { kind: 'held' | 'sent' | 'exited' }>;

const DROPPED: StepResult = { kind: 'dropped', effects: [] };

type Traveller = Pick<RunItem, 'enrolmentId' | 'profile' | 'entryItem'>;

/** Customers or their history could not be read just now: tried again, not the profile's fault. */
export class ReadFailed extends Error {
  override readonly name = 'ReadFailed';
}

/** What a batch knows beside its items: whose it is, where it may look things up, its time and its journey's zone. */
export interface Surroundings {
  readonly workspaceId: string;
  readonly journeyId: string;
  readonly finder: ProfileFinder | undefined;
  readonly histories: HistoryReader | undefined;
  readonly segments: SegmentReader | undefined;
  readonly now: Date;
  readonly zone: string;
}

/** See `TrackEvent`: each event a journey tracks says how many have begun one another before. */
function depthOf({ event }: RunItem['entryItem']): number {
  const { properties } = (event ?? {}) as { readonly properties?: Readonly<Record<string, unknown>> };
  const depth = properties?.['journey_depth'];
  return typeof depth === 'number' ? depth : 0;
}

/** What our nodes asked for while they ran on a batch: `helpers.perennial`. Item i is profile i. */
export class Asks implements PerennialHelpers {
  readonly #items: readonly Traveller[];
  readonly #around: Surroundings;
  readonly #asks = new Map<number, Ask>();
  readonly #proposed = new Map<number, readonly EffectRequest[]>();

  constructor(items: readonly Traveller[], around: Surroundings) {
    this.#items = items;
    this.#around = around;
  }

  /** Whether nothing has to be read from the node's outputs. */
  get answersAll(): boolean {
    return this.#asks.size === this.#items.length;
  }

  /** What was asked for the item, else what the node's `outcome` says, with what was proposed beside it. */
  resultFor(i: number, outcome: StepResult = DROPPED): StepResult {
    const result = this.#asks.get(i) ?? outcome;
    const effects = this.#proposed.get(i);
    return effects && result.kind !== 'failed' ? { ...result, effects } : result;
  }

  hold(i: number, hold: HoldRequest): void {
    this.#ask(i, { kind: 'held', hold, effects: [] });
  }

  send(i: number, send: SendRequest): void {
    this.#ask(i, { kind: 'sent', send, effects: [] });
  }

  exit(i: number, reason: string): void {
    this.#ask(i, { kind: 'exited', reason, effects: [] });
  }

  propose(i: number, effect: EffectRequest): void {
    this.#item(i);
    this.#proposed.set(i, [...(this.#proposed.get(i) ?? []), effect]);
  }

  profile(i: number): ProfileView {
    return this.#item(i).profile;
  }

  standing(i: number): Standing {
    const { enrolmentId, profile, entryItem } = this.#item(i);
    const { now, zone } = this.#around;
    return { enrolmentId, depth: depthOf(entryItem), now: now.toISOString(), zone: zoneOf(profile.timeZone, zone) };
  }

  async lookUp(asked: readonly ProfileQuestion[]): Promise<readonly (ProfileView | undefined)[]> {
    const { workspaceId, finder } = this.#around;
    if (!finder) throw new Error('Other customers cannot be looked up here');
    const questions = asked.map(({ i, by, value }) => {
      const { country } = this.profile(i);
      return { by, value, ...(country !== undefined && { country }) };
    });
    try {
      return await finder.lookUp(workspaceId, questions);
    } catch (cause) {
      throw new ReadFailed('The customers could not be read; it is tried again', { cause });
    }
  }

  async history(question: HistoryQuestion): Promise<readonly boolean[]> {
    const { workspaceId, journeyId, histories } = this.#around;
    if (!histories) throw new Error('What customers have been through cannot be looked up here');
    const people = this.#items.map(({ enrolmentId, profile }) => ({ enrolmentId, profileId: profile.id }));
    const asked = question.kind === 'message' ? question : { ...question, journeyId: question.journeyId ?? journeyId };
    try {
      return await histories.wentThrough(workspaceId, asked, people);
    } catch (cause) {
      throw new ReadFailed('What the customers have been through could not be read; it is tried again', { cause });
    }
  }

  async members(segmentId: string): Promise<readonly boolean[]> {
    const { workspaceId, segments } = this.#around;
    if (!segments) throw new Error('Who is in a segment cannot be looked up here');
    try {
      return await segments.areIn(workspaceId, segmentId, this.#items.map(({ profile }) => profile.id)); // prettier-ignore
    } catch (cause) {
      throw new ReadFailed('Who is in the segment could not be read; it is tried again', { cause });
    }
  }

  #item(i: number): Traveller {
    const item = this.#items[i];
    if (!item) throw new Error(`There is no item ${String(i)}; there are ${String(this.#items.length)}`);
    return item;
  }

  #ask(i: number, ask: Ask): void {
    this.#item(i);
    const before = this.#asks.get(i);
    if (before) throw new Error(`Item ${String(i)} is already ${before.kind}: a step holds, sends or exits, once`);
    this.#asks.set(i, ask);
  }
}
