import { useMemo } from 'react';

import { namesInUse } from '../../../runtime/src/journeys/draft/find';
import {
  stepKeyOf,
  type DraftStep,
  type DraftStepHandle,
  type Operation,
  type ParameterPath,
  type StepSetting,
  type StepSettings,
} from './contract';
import { useOpenDraft } from './DraftContext';
import { useDraft, useDraftActions, type DraftActions } from './useDraft';

/** A step by its key (or id), and what can be done to it. Undefined when it is not in the draft (any more). */
export function useDraftStep(stepKey: string): DraftStepHandle | undefined {
  const { readOnly, session } = useOpenDraft();
  const node = useDraft(({ workflow }) =>
    workflow.nodes.find((each) => stepKeyOf(each) === stepKey || each.id === stepKey),
  );
  const actions = useDraftActions();
  const id = node?.id;
  const changes = useMemo(() => {
    const current = () => session.store.getState().draft?.workflow;
    return id === undefined ? undefined : changesOf(id, actions, current);
  }, [id, actions, session]);
  return useMemo(() => node && changes && { node, ...changes, readOnly }, [node, changes, readOnly]);
}

type Changes = Omit<DraftStepHandle, 'node' | 'readOnly'>;
type Current = () => { readonly nodes: readonly DraftStep[]; readonly connections: object } | undefined;

function changesOf(id: string, actions: DraftActions, current: Current): Changes {
  const nodeNow = () => current()?.nodes.find((node) => node.id === id);
  const change = (operation: Operation, merge?: string) => {
    const step = nodeNow()?.name ?? '';
    actions.perform({
      operations: [operation],
      deed: { did: didBy(operation), step },
      ...(merge !== undefined && { merge }),
    });
  };
  const setAll: Changes['setAll'] = (changes) => {
    if (changes.length === 0) return;
    const [only, second] = changes;
    const merge = only && !second && only.value !== undefined ? `${id}:${JSON.stringify(only.path)}` : undefined;
    change({ type: 'setParameters', step: id, changes: changes.map(asChange) }, merge);
  };
  return {
    set: (path, value) => {
      setAll([{ path, value }]);
    },
    setAll,
    unset: (path) => {
      setAll([{ path }]);
    },
    rename: (name) => {
      const draft = current();
      if (!draft || name === nodeNow()?.name) return true;
      if (namesInUse(draft as Parameters<typeof namesInUse>[0]).has(name)) return false;
      change({ type: 'renameStep', step: id, name });
      return true;
    },
    setSettings: (settings) => {
      change(settingsOperation(id, settings));
    },
    setNotes: (notes) => {
      change({ type: 'setNotes', step: id, notes: notes === '' ? null : notes }, `${id}:notes`);
    },
  };
}

function asChange({ path, value }: { readonly path: ParameterPath; readonly value?: unknown }) {
  return { path: [...path], ...(value !== undefined && { value }) };
}

function didBy({ type }: Operation): 'renamed' | 'noted' | 'changed' {
  if (type === 'renameStep') return 'renamed';
  return type === 'setNotes' ? 'noted' : 'changed';
}

function settingsOperation(
  step: string,
  settings: { readonly [K in StepSetting]?: StepSettings[K] | undefined },
): Operation {
  const entries = Object.entries(settings);
  const unset = entries.filter(([, value]) => value === undefined).map(([key]) => key as StepSetting);
  const set = Object.fromEntries(entries.filter(([, value]) => value !== undefined)) as StepSettings;
  return { type: 'setStepSettings', step, set, unset };
}
