import './Inspector.css';
import './form/dataChooser.css';
import './rules/rules.css';

import { useMemo, useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import { useApiQuery } from '../api/queries';
import { codeOf, detailsOf } from '../api/problem';
import { Note } from '../design/Note';
import { Skeleton } from '../design/Skeleton';
import { Tabs } from '../design/Tabs';
import type { DraftProblem, DraftStep, DraftStepHandle } from '../draft/contract';
import { useDraft } from '../draft/useDraft';
import { useDraftProblems } from '../draft/useDraftProblems';
import { useDraftStep } from '../draft/useDraftStep';
import { useProblemText } from '../i18n/useProblemText';
import { useLiveStep } from '../live/store';
import { Example } from './examples/Example';
import { StepFormContext, useStepForm, type NodeDescription, type StepForm } from './form/context';
import { stillTrue } from './form/complaints';
import { placesOf } from './form/dotted';
import { useFocusedPlace } from './form/useFocusedPlace';
import { useLeft } from './form/useLeft';
import { FailureForm } from './forms/FailureForm';
import { NotesForm } from './NotesForm';
import { entryOf } from './samples/entryOf';
import { useDataGroups } from './samples/useSamples';
import { SettingsForm } from './SettingsForm';
import { StepHeader } from './StepHeader';

export interface InspectorProps {
  /** Of the step in hand; of foreign ones the node's id. */
  readonly stepKey: string;
  /** A parameter that a check leads to, dotted. */
  readonly field?: string | undefined;
  /** What else can be done with the step; beside its name. */
  readonly menu?: ReactNode;
  readonly onClose: () => void;
}

/** Everything that can be set at one step. */
export function Inspector({ stepKey, field, menu, onClose }: InspectorProps) {
  const { t } = useTranslation('inspector');
  const handle = useDraftStep(stepKey);
  if (!handle)
    return (
      <aside className="inspector" aria-label={t('label')}>
        <div className="inspector-body">
          <p className="text-2">{t('gone')}</p>
        </div>
      </aside>
    );
  return <StepInspector key={stepKey} {...{ handle, stepKey, field, menu, onClose }} />;
}

/** Letting somebody in and letting somebody go. */
const NEVER_FAILS = /^n8n-nodes-perennial\.(eventTrigger|dateTrigger|exit)$/;

interface StepInspectorProps extends InspectorProps {
  readonly handle: DraftStepHandle;
}

function StepInspector({ handle, stepKey, field, menu, onClose }: StepInspectorProps) {
  const { t } = useTranslation('inspector');
  const description = useDescription(handle.node.type, handle.node.typeVersion);
  const form = useStepFormOf(handle, { stepKey, field, description: description.data });
  const figures = useLiveStep(stepKey);
  const [tab, setTab] = useState<'settings' | 'failing' | 'notes'>('settings');
  const failing = {
    value: 'failing' as const,
    label: t('tab.failing'),
    content: (
      <Body>
        <FailureForm />
      </Body>
    ),
  };
  const tabs = [
    { value: 'settings' as const, label: t('tab.settings'), content: <Settings {...{ description, field }} /> },
    ...(NEVER_FAILS.test(handle.node.type) ? [] : [failing]),
    {
      value: 'notes' as const,
      label: t('tab.notes'),
      content: (
        <Body>
          <NotesForm />
        </Body>
      ),
    },
  ];
  return (
    <StepFormContext value={form}>
      <aside className="inspector" aria-label={t('label')}>
        <StepHeader inside={figures?.inside} {...{ menu, onClose }} />
        <Tabs label={t('tabs')} value={tab} onChange={setTab} tabs={tabs} />
      </aside>
    </StepFormContext>
  );
}

function Body({ children }: { readonly children: ReactNode }) {
  return (
    <div className="inspector-body">
      <ReadOnlyNote />
      {children}
    </div>
  );
}

/** Why nothing can be changed here, when that is so. */
function ReadOnlyNote() {
  const { t } = useTranslation('inspector');
  const { readOnly } = useStepForm().handle;
  if (readOnly === false) return null;
  return <Note tone="info">{readOnly === 'archived' ? t('readOnly.archived') : t('readOnly.rights')}</Note>;
}

type Description = ReturnType<typeof useDescription>;

function Settings({ description, field }: { readonly description: Description; readonly field: string | undefined }) {
  const body = useRef<HTMLDivElement>(null);
  useFocusedPlace(body, field, description.data !== undefined);
  return (
    <>
      <div className="inspector-body" ref={body}>
        <ReadOnlyNote />
        {description.data ? (
          <SettingsForm />
        ) : description.error ? (
          <NoForm error={description.error} />
        ) : (
          <Skeleton rows={4} height={56} />
        )}
      </div>
      <Example />
    </>
  );
}

function NoForm({ error }: { readonly error: unknown }) {
  const { t } = useTranslation('inspector');
  const explain = useProblemText();
  const { type } = useStepForm().handle.node;
  if (codeOf(error) === 'not_found') return <Note tone="warn">{t('form.notInstalled', { type })}</Note>;
  return (
    <Note tone="danger">
      {t('form.failed')} {explain(error)} <code>{detailsOf(error)}</code>
    </Note>
  );
}

function useDescription(type: string, version: number) {
  return useApiQuery('/api/nodes/{type}', { params: { path: { type }, query: { version } } });
}

interface Around {
  readonly stepKey: string;
  readonly field: string | undefined;
  readonly description: unknown;
}

function useStepFormOf(handle: DraftStepHandle, { stepKey, field, description }: Around): StepForm {
  const workflow = useDraft(({ workflow: draft }) => draft);
  const problems = useStepProblems(handle.node, stepKey);
  const [left, leave] = useLeft();
  const entry = useMemo(() => entryOf(workflow), [workflow]);
  const data = useDataGroups(workflow, handle.node.name, entry);
  return {
    handle,
    readOnly: handle.readOnly !== false,
    problems,
    // A check led here: everything that is wrong at this step may be said.
    mayComplain: (parameter) => field !== undefined || placesOf(parameter).some((place) => left.has(place)),
    leave,
    entry,
    data,
    description: description as NodeDescription | undefined,
  };
}

/** What is wrong with a step, without what has been changed since it was checked. */
function useStepProblems({ name, parameters }: DraftStep, stepKey: string): readonly DraftProblem[] {
  const { problems, stale } = useDraftProblems();
  const [checked, setChecked] = useState<{
    readonly problems: unknown;
    readonly parameters: DraftStep['parameters'];
  }>();
  if (!stale && checked?.problems !== problems) setChecked({ problems, parameters });
  const own = problems.filter((problem) => problem.stepKey === stepKey || problem.nodeName === name);
  return stillTrue(own, checked?.problems === problems ? checked.parameters : undefined, parameters);
}
