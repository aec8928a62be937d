import { nameOf } from '../../customers/person';
import { isZone } from '../schedule';
import type { ProfileSample } from '../samples/useSamples';

export interface ExamplePerson {
  readonly name: string;
  readonly zone: string;
  /** The customer it is; absent: made up, because nobody is there yet. */
  readonly profile?: ProfileSample;
}

/** The newest customer who has a name, else Hanna. */
export function examplePerson(samples: readonly ProfileSample[], journeyZone: string): ExamplePerson {
  const profile = samples.find(({ firstName, email }) => (firstName ?? email) !== undefined);
  if (!profile) return { name: 'Hanna Vogt', zone: 'Europe/Berlin' };
  const zones = [profile.timeZone, journeyZone, 'UTC'];
  return { name: nameOf(profile), profile, zone: zones.find((zone) => zone !== undefined && isZone(zone)) ?? 'UTC' };
}
