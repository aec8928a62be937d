import type { JourneyPeople, MoveTarget, PeopleScope, Standing } from '../../runtime/src/journeys/service';

export interface Person {
  journeyId: string;
  versionId: string;
  stepKey: string;
  parked?: boolean;
  left?: string;
}

const BATCH = 2;

/** The people of journeys behind their port, two at a time, so that a task needs several batches. */
export class PeopleInMemory implements JourneyPeople {
  readonly all: Person[] = [];

  inside = (journeyId: string) => this.all.filter((one) => one.journeyId === journeyId && one.left === undefined);

  insideOf(_: string, journeyIds: readonly string[]) {
    return Promise.resolve(new Map(journeyIds.map((id) => [id, this.inside(id).length])));
  }

  stuckIn() {
    return Promise.resolve(new Map<string, number>());
  }

  standing(_: string, journeyId: string) {
    const groups = Map.groupBy(this.inside(journeyId), (one) => `${one.versionId} ${one.stepKey}`);
    const standing: Standing[] = [...groups.values()].map((group) => ({
      versionId: group[0]!.versionId,
      stepKey: group[0]!.stepKey,
      inside: group.length,
      parked: group.filter((one) => one.parked).length,
    }));
    return Promise.resolve(standing);
  }

  park(scope: PeopleScope) {
    return this.batch(
      scope,
      (one) => !one.parked,
      (one) => (one.parked = true),
    );
  }

  unpark(scope: PeopleScope) {
    return this.batch(
      scope,
      (one) => one.parked === true,
      (one) => (one.parked = false),
    );
  }

  leave(scope: PeopleScope, detail: string) {
    return this.batch(
      scope,
      () => true,
      (one) => (one.left = detail),
    );
  }

  moveTo(scope: PeopleScope, { versionId, mapping, otherWays = {} }: MoveTarget) {
    return this.batch(
      scope,
      (one) => otherWays[one.versionId]?.includes(one.stepKey) !== true,
      (one) => {
        const to = Object.hasOwn(mapping, one.stepKey) ? mapping[one.stepKey] : one.stepKey;
        if (to === null || to === undefined) one.left = 'removed';
        else Object.assign(one, { versionId, stepKey: to });
      },
    );
  }

  private async batch(
    scope: PeopleScope,
    which: (one: Person) => boolean,
    change: (one: Person) => void,
  ): Promise<number> {
    const batch = this.inside(scope.journeyId)
      .filter((one) => (scope.versionIds?.includes(one.versionId) ?? true) && which(one))
      .slice(0, BATCH);
    if (batch.length > 0) await scope.still?.();
    batch.forEach(change);
    return batch.length;
  }
}
