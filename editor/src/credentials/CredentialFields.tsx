import { useMemo, type Dispatch, type SetStateAction } from 'react';

import { withoutValueAt, withValueAt } from '../../../runtime/src/journeys/draft/path';
import type { DraftProblem, DraftStepHandle } from '../draft/contract';
import { Fields } from '../inspector/fields/Fields';
import { StepFormContext, type StepForm } from '../inspector/form/context';
import type { Property, Values } from './contract';

export interface CredentialFieldsProps {
  readonly fields: readonly Property[];
  readonly values: Values;
  readonly setValues: Dispatch<SetStateAction<Values>>;
  /** By the name of the field, in words. */
  readonly problems: Readonly<Record<string, string>>;
  readonly readOnly: boolean;
}

const NOTHING = () => undefined;
const ENTRY = { name: '', keyKind: '', events: [], zone: 'UTC' } as const;

/** The same form that steps of other packages have, over the fields of a credential. */
export function CredentialFields({ fields, values, setValues, problems, readOnly }: CredentialFieldsProps) {
  const form = useMemo<StepForm>(
    () => ({
      handle: handleOf(values, setValues, readOnly),
      readOnly,
      problems: Object.entries(problems).map(asProblem),
      mayComplain: () => true,
      leave: NOTHING,
      entry: ENTRY,
      data: [],
      description: { displayName: '', properties: fields },
    }),
    [fields, values, setValues, problems, readOnly],
  );
  return (
    <StepFormContext value={form}>
      <Fields properties={fields} path={[]} values={values} />
    </StepFormContext>
  );
}

function asProblem([parameter, message]: [string, string]): DraftProblem {
  return { code: 'credential_field', severity: 'error', message, parameter };
}

function handleOf(values: Values, setValues: CredentialFieldsProps['setValues'], readOnly: boolean): DraftStepHandle {
  return {
    node: { id: '', name: '', type: '', typeVersion: 1, position: [0, 0], parameters: values },
    set: (path, value) => {
      setValues((before) => withValueAt(before, path, value) as Values);
    },
    setAll: (changes) => {
      setValues((before) =>
        changes.reduce<Values>(
          (all, { path, value }) =>
            value === undefined ? withoutValueAt(all, path) : (withValueAt(all, path, value) as Values),
          before,
        ),
      );
    },
    unset: (path) => {
      setValues((before) => withoutValueAt(before, path));
    },
    rename: () => true,
    setSettings: NOTHING,
    setNotes: NOTHING,
    readOnly: readOnly ? 'rights' : false,
  };
}
