import { useTranslation } from 'react-i18next';

import { valueAt } from '../../../../runtime/src/journeys/draft/path';
import { problemWords } from '../../checks/problemWords';
import type { ParameterPath } from '../../draft/contract';
import { translate } from '../../i18n/translate';
import { useStepForm } from './context';
import { dotted } from './dotted';

export interface Parameter {
  /** As stored; undefined when the step leaves it to the default. */
  readonly value: unknown;
  readonly set: (value: unknown) => void;
  /** What is wrong with it, in words. */
  readonly error: string | undefined;
  /** As problems and addresses name it. */
  readonly name: string;
}

/** One parameter of the step in hand. */
export function useParameter(path: ParameterPath): Parameter {
  const { handle } = useStepForm();
  const name = dotted(path);
  return {
    value: valueAt(handle.node.parameters, path).value,
    set: (value) => {
      handle.set(path, value);
    },
    error: useProblemOf(name),
    name,
  };
}

/** The first problem of exactly this parameter, once it may be said. */
export function useProblemOf(parameter: string): string | undefined {
  useTranslation('checks');
  const { problems, mayComplain } = useStepForm();
  const problem = problems.find((each) => each.parameter === parameter && each.severity === 'error');
  if (!problem || !mayComplain(parameter)) return undefined;
  const { text, detail } = problemWords(translate, problem);
  return detail ?? text;
}
