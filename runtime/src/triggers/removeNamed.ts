import type { z } from 'zod';

import type { ProfileFinder, ProfileQuestion } from '../engine/ports';
import type { Enrolments } from '../enrolments/service';
import type { removal, removed } from './contract';

type Named = Extract<z.output<typeof removal>, { people: unknown }>['people'][number];

export interface NamedRemoval {
  readonly workspaceId: string;
  readonly journeyId: string;
  /** Kept in their histories. */
  readonly by: string;
  readonly people: readonly Named[];
}

/** Takes these people out of a journey, however they are called; what became of each, in their order. */
export async function removeNamed(
  { enrolments, profiles }: { readonly enrolments: Pick<Enrolments, 'remove'>; readonly profiles: ProfileFinder },
  { people, ...removal }: NamedRemoval,
): Promise<z.output<typeof removed>> {
  const found = await profiles.lookUp(removal.workspaceId, people.map(questionOf));
  const profileIds = [...new Set(found.flatMap((profile) => profile?.id ?? []))];
  const { inside, ...answer } = await enrolments.remove({ ...removal, profileIds });
  const items = found.map((profile) => {
    if (!profile) return { result: 'unknown_profile' as const };
    return { result: inside?.has(profile.id) ? ('removed' as const) : ('not_inside' as const), profileId: profile.id };
  });
  return { ...answer, items };
}

export const questionOf = ({ by, value, country }: Named): ProfileQuestion => ({
  by,
  value,
  ...(country !== undefined && { country }),
});
