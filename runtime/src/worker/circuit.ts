import type { CircuitGuard, Holding, StepRef } from '../circuits/service';
import { speaksAgainst } from '../engine/circuit';
import type { StepResult } from '../engine/step';
import type { CompiledStep, CompiledVersion } from '../engine/version';
import type { EnrolmentDocument } from '../enrolments/service';
import { INNOCENT } from './portions';

interface Somebody {
  readonly enrolment: EnrolmentDocument;
}

/** What one run of a step asks of its circuit, and tells it. */
export interface AtCircuit {
  admit: () => ReturnType<CircuitGuard['admit']>;
  hold: (people: number) => ReturnType<CircuitGuard['hold']>;
  /** These were in the step when their process ended: one crash, however many they are. */
  cutOff(people: readonly Somebody[]): Promise<void>;
  /** Somebody is about to run it alone. Noted only when their process has ended several times: what the step may be to blame for. */
  alone(who: Somebody): Promise<void>;
  heard(judged: readonly { readonly traveller: Somebody; readonly result: StepResult }[]): Promise<Holding | undefined>;
}

export function atCircuit(guard: CircuitGuard, version: CompiledVersion, step: CompiledStep): AtCircuit {
  const ref: StepRef = {
    ...{ workspaceId: version.workspaceId, journeyId: version.journeyId, versionId: version.id },
    ...{ stepKey: step.key, stepName: step.name, runs: step.runs },
  };
  return {
    admit: async () => await guard.admit(ref),
    hold: async (people) => await guard.hold(ref, people),
    cutOff: async ([first]) => {
      if (first) await guard.crashing(ref, [first.enrolment.profileId]);
    },
    alone: async ({ enrolment: { attempts, profileId } }) => {
      if (attempts > INNOCENT) await guard.crashing(ref, [profileId]);
    },
    heard: async (judged) => {
      const against = judged.filter(({ result }) => speaksAgainst(step, result));
      const [first] = against;
      const failure = first?.result.kind === 'failed' ? first.result.failure : undefined;
      return await guard.heard(ref, {
        worked: against.length < judged.length,
        failed: against.map(({ traveller }) => traveller.enrolment.profileId),
        ...(failure && { failure: { code: failure.code, message: failure.message } }),
      });
    },
  };
}
