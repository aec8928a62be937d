import type { z } from 'zod';

import type * as contract from '../journeys/contract';
import { table } from './outputTable';

type Problem = z.output<typeof contract.journeyProblem>;
type Standing = z.output<typeof contract.standing>;

/** The status in words, with what a pause does to those inside. */
export function standsStill({ status, peopleParked }: { status: string; peopleParked: boolean }): string {
  if (status !== 'paused') return status;
  return peopleParked ? 'paused, everybody stands still' : 'paused, those inside go on';
}

export function problemsText(problems: readonly Problem[]): string {
  if (problems.length === 0) return 'No problems.';
  return problems
    .map(({ severity, nodeName, parameter, message }) => {
      const place = [nodeName, parameter].filter((part) => part !== undefined).join(' › ');
      return `${severity}: ${place ? `${place}: ` : ''}${message}`;
    })
    .join('\n');
}

export function peopleTable(standing: readonly Standing[], workflow: Readonly<Record<string, unknown>>): string {
  const names = namesOf(workflow);
  return table(
    standing,
    [
      { title: 'step', value: ({ stepKey }) => names.get(stepKey) ?? stepKey },
      { title: 'step key', value: ({ stepKey }) => stepKey },
      { title: 'inside', value: ({ inside }) => inside },
      { title: 'standing still', value: ({ parked }) => (parked > 0 ? parked : '') },
      { title: 'version', value: ({ versionId }) => versionId, whole: true },
    ],
    'Nobody is inside.',
  );
}

/** Step key → name in the draft. */
function namesOf({ nodes }: Readonly<Record<string, unknown>>): ReadonlyMap<string, string> {
  const list = Array.isArray(nodes) ? (nodes as { name: string; parameters?: { stepKey?: unknown } }[]) : [];
  return new Map(list.map(({ name, parameters }) => [String(parameters?.stepKey), name]));
}
