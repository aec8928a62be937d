import { useMemo } from 'react';

import { useApiQuery } from '../api/queries';
import type { StepType, StepTypes } from './graph/types';

const NONE: readonly StepType[] = [];

/** Every kind of step there is, by type; empty until they are loaded. */
export function useStepTypes(): StepTypes {
  const { data } = useApiQuery('/api/nodes');
  const items: readonly StepType[] = data?.items ?? NONE;
  return useMemo(() => new Map(items.map((each) => [each.type, each])), [items]);
}
