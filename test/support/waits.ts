import { advance } from '../../runtime/src/engine/advance';
import { begin } from '../../runtime/src/engine/begin';
import type { Enrolment } from '../../runtime/src/engine/enrolment';
import type { Passage } from '../../runtime/src/engine/passage';
import type { ProfileView } from '../../runtime/src/engine/profile';
import type { HoldRequest } from '../../runtime/src/engine/step';
import { anEnrolment, aProfile, NOON } from './enrolments';
import { aJourney } from './journeys';

export const STEP = 'wait11';
// Outputs 1 to 4 lead to a step of that name, output 0 to "In time".
export const version = ['One', 'Two', 'Three', 'Four']
  .reduce(
    (journey, name, k) => journey.from('Wait', k + 1).send({}, { name }),
    aJourney()
      .entry({ zone: 'Europe/Berlin' })
      .wait({ until: [{ event: 'A' }, { event: 'B' }, { event: 'C' }, { event: 'D' }] }, { stepKey: STEP })
      .send({}, { name: 'In time' }),
  )
  .compile();

/** NOON is a Sunday, 13:00 in Berlin. */
export const standing = (over: Partial<Enrolment> = {}): Enrolment =>
  anEnrolment(version, { seq: 4, stepKey: STEP, hold: undefined as never, ...over });

export const zeroed = { amount: 0, unit: 'seconds' } as const;
export const days = (amount: number) => ({ amount, unit: 'days' }) as const;

interface Asked {
  readonly since?: Date;
  readonly now?: Date;
  readonly profile?: Partial<ProfileView>;
}

export function hold(request: HoldRequest, { since = NOON, now = since, profile = {} }: Asked = {}): Passage {
  const claimed = { profile: aProfile(profile), token: 'T1', now };
  const passage = begin(version, standing({ since }), claimed);
  return advance(version, passage, { kind: 'held', hold: request, effects: [] }, now);
}

export const untilOf = ({ rest }: Passage) => (rest?.kind === 'held' ? rest.hold.until?.toISOString() : rest);
export const leadsTo = ({ stepKey }: Passage) => version.steps.get(stepKey)?.name;

export function listening(
  request: Omit<Extract<HoldRequest, { kind: 'listen' }>, 'kind' | 'restartOn' | 'refresh'>,
): Enrolment {
  const { rest, visits } = hold({ kind: 'listen', restartOn: [], refresh: true, ...request });
  if (rest?.kind !== 'held') throw new Error('it does not hold');
  return standing({ hold: rest.hold, visits });
}
