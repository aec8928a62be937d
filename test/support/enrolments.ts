import type { Enrolment } from '../../runtime/src/engine/enrolment';
import type { JourneyEvent } from '../../runtime/src/engine/event';
import type { ProfileView } from '../../runtime/src/engine/profile';
import type { CompiledVersion } from '../../runtime/src/engine/version';

/** Builders of what travels through a journey. All stand at the same moment unless told otherwise. */
export const NOON = new Date('2026-03-01T12:00:00.000Z');

/** `NOON` plus hours (fractions allowed). */
export function after(hours: number, from: Date = NOON): Date {
  return new Date(from.getTime() + hours * 3_600_000);
}

export function aProfile(over: Partial<ProfileView> = {}): ProfileView {
  return {
    id: 'prf_ada',
    email: 'ada@shop.example',
    firstName: 'Ada',
    language: 'de',
    attributes: {},
    tags: [],
    consent: { email: 'subscribed' },
    createdAt: '2025-01-01T00:00:00.000Z',
    ...over,
  };
}

/** A live Checkout Started of Ada; `at` sets both of its times. */
export function anEvent(over: Partial<JourneyEvent> & { at?: Date } = {}): JourneyEvent {
  const { at = NOON, ...rest } = over;
  return {
    id: 'evt_1',
    workspaceId: 'workspace',
    name: 'Checkout Started',
    profileId: 'prf_ada',
    keys: ['checkout:c1', 'cart:k1'],
    properties: { checkout_id: 'c1', total: { amount: 4990, currency: 'EUR' } },
    occurredAt: at,
    receivedAt: at,
    origin: 'live',
    trust: 'shop',
    ...rest,
  };
}

/** Ada's enrolment in a version as it was just inserted: an entry hold, claimed by nobody. */
export function anEnrolment(version: CompiledVersion, over: Partial<Enrolment> = {}): Enrolment {
  return {
    _id: 'enr_1',
    workspaceId: version.workspaceId,
    journeyId: version.journeyId,
    versionId: version.id,
    profileId: 'prf_ada',
    rootId: over._id ?? 'enr_1',
    queue: 'local',
    bucket: 7,
    due: NOON,
    active: true,
    seq: 0,
    attempts: 0,
    stepKey: version.entry.stepKey,
    hold: { key: 'entry', kind: 'entry', settled: true, since: NOON },
    visits: {},
    since: NOON,
    startedAt: NOON,
    kids: [],
    entry: {
      id: `${version.journeyId}:prf_ada:checkout:c1`,
      key: 'checkout:c1',
      keys: ['checkout:c1', 'cart:k1'],
      triggerId: 'evt_1',
    },
    event: {
      id: 'evt_1',
      name: 'Checkout Started',
      properties: { checkout_id: 'c1', total: { amount: 4990, currency: 'EUR' } },
      occurredAt: NOON,
      receivedAt: NOON,
    },
    kept: {},
    retries: 0,
    history: [],
    trimmed: 0,
    rolledUp: 0,
    ...over,
  };
}
