import { createContext, use } from 'react';

import type { DraftProblem, DraftStepHandle } from '../../draft/contract';
import type { Property } from '../property';
import type { DataGroup } from '../samples/groups';

/** What every field of a step's form knows. */
export interface StepForm {
  readonly handle: DraftStepHandle;
  readonly readOnly: boolean;
  /** Of this step. */
  readonly problems: readonly DraftProblem[];
  /** Whether problems of a field may be said: it was left, or somebody asked for the checks. */
  readonly mayComplain: (parameter: string) => boolean;
  readonly leave: (parameter: string) => void;
  readonly entry: EntryFacts;
  /** What can be taken from the data here. */
  readonly data: readonly DataGroup[];
  /** Name of the entry, in references. */
  readonly description: NodeDescription | undefined;
}

export interface EntryFacts {
  readonly name: string;
  readonly keyKind: string;
  readonly events: readonly string[];
  readonly zone: string;
}

export interface NodeDescription {
  readonly displayName: string;
  readonly properties: readonly Property[];
  readonly [more: string]: unknown;
}

export const StepFormContext = createContext<StepForm | undefined>(undefined);

export function useStepForm(): StepForm {
  const form = use(StepFormContext);
  if (!form) throw new Error('A field is used outside the form of a step');
  return form;
}
