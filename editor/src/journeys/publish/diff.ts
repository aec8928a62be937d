import type { DraftStep, DraftWorkflow } from '../../draft/contract';
import { stepKeyOf } from '../../draft/contract';
import type { Translate } from '../../i18n/translate';
import type { Around, Aspect } from '../../words/aspects/aspect';
import { aspectsOf } from '../../words/aspects/aspects';
import { settingAspects } from '../../words/aspects/settings';
import { textIn } from '../../words/rules';

/** One difference of two workflows, as a person would tell it. */
export type Change =
  | { readonly kind: 'added' | 'removed'; readonly step: ChangedStep }
  | { readonly kind: 'renamed'; readonly step: ChangedStep; readonly before: string }
  | {
      readonly kind: 'set';
      readonly step: ChangedStep;
      readonly label: string;
      readonly after: string;
      readonly before: string;
      /** Names of the parameters or settings behind it: how authors are found. */
      readonly parameters: readonly string[];
    }
  | {
      readonly kind: 'leads';
      readonly step: ChangedStep;
      readonly output: number;
      /** Names of steps; none: the journey ends there. */
      readonly after: readonly string[];
      readonly before: readonly string[];
    }
  | { readonly kind: 'noted'; readonly step: ChangedStep }
  | { readonly kind: 'journeyRenamed'; readonly after: string; readonly before: string };

export interface ChangedStep {
  /** Id of the node in the draft, of removed ones in the old version. */
  readonly id: string;
  readonly key: string;
  readonly name: string;
  readonly type: string;
}

const STICKY = 'n8n-nodes-base.stickyNote';
const ENTRY = 'n8n-nodes-perennial.eventTrigger';

/** What differs between two workflows, in the order of the new one's steps; places on the canvas do not count. */
export function diffOf(
  t: Translate,
  before: DraftWorkflow,
  after: DraftWorkflow,
  messageName?: Around['messageName'],
): readonly Change[] {
  const around = (workflow: DraftWorkflow): Around => ({
    keyKind: keyKindOf(workflow),
    ...(messageName && { messageName }),
  });
  const [olds, news] = [stepsOf(before), stepsOf(after)];
  const renamed: Change[] =
    before.name === after.name ? [] : [{ kind: 'journeyRenamed', after: after.name, before: before.name }];
  const changed = [...news].flatMap(([key, node]): Change[] => {
    const old = olds.get(key);
    const step = stepOf(key, node);
    if (!old) return [{ kind: 'added', step }];
    return [
      ...(old.name === node.name ? [] : [{ kind: 'renamed' as const, step, before: old.name }]),
      ...setOf(t, { step, old, node, around: [around(before), around(after)] }),
      ...leadsOf(step, wiresBy(before, olds, old.name), wiresBy(after, news, node.name)),
      ...((old.notes ?? '') === (node.notes ?? '') ? [] : [{ kind: 'noted' as const, step }]),
    ];
  });
  const removed = [...olds].flatMap(([key, node]): Change[] =>
    news.has(key) ? [] : [{ kind: 'removed', step: stepOf(key, node) }],
  );
  return [...renamed, ...changed, ...removed];
}

const stepOf = (key: string, { id, name, type }: DraftStep): ChangedStep => ({ id, key, name, type });

function stepsOf({ nodes }: DraftWorkflow): ReadonlyMap<string, DraftStep> {
  return new Map(nodes.filter(({ type }) => type !== STICKY).map((node) => [stepKeyOf(node), node]));
}

function keyKindOf({ nodes }: DraftWorkflow): string {
  return textIn(nodes.find(({ type }) => type === ENTRY)?.parameters['entryKey']);
}

interface Pair {
  readonly step: ChangedStep;
  readonly old: DraftStep;
  readonly node: DraftStep;
  readonly around: readonly [before: Around, after: Around];
}

function setOf(t: Translate, { step, old, node, around: [before, after] }: Pair): Change[] {
  const was = [...aspectsOf(t, old, before), ...settingAspects(t, old)];
  const is = [...aspectsOf(t, node, after), ...settingAspects(t, node)];
  const keys = [...new Set([...is, ...was].map(({ key }) => key))];
  const at = (aspects: readonly Aspect[], key: string) => aspects.find((aspect) => aspect.key === key);
  return keys.flatMap((key): Change[] => {
    const [one, other] = [at(was, key), at(is, key)];
    const shown = other ?? one;
    if (!shown || one?.words === other?.words) return [];
    const words = { after: other?.words ?? t('words:nothing'), before: one?.words ?? t('words:nothing') };
    return [{ kind: 'set', step, label: shown.label, parameters: shown.parameters, ...words }];
  });
}

/** Keys of the steps that each output leads to, sorted; by key, so that a renamed step is the same one. */
type Leads = readonly (readonly { readonly key: string; readonly name: string }[])[];

function wiresBy({ connections }: DraftWorkflow, steps: ReadonlyMap<string, DraftStep>, name: string): Leads {
  const byName = new Map([...steps].map(([key, node]) => [node.name, key]));
  const outputs = Object.hasOwn(connections, name) ? (connections[name]?.['main'] ?? []) : [];
  return outputs.map((targets) =>
    (targets ?? [])
      .map(({ node }) => ({ key: byName.get(node) ?? node, name: node }))
      .sort((a, b) => (a.key < b.key ? -1 : 1)),
  );
}

function leadsOf(step: ChangedStep, before: Leads, after: Leads): Change[] {
  const outputs = Math.max(before.length, after.length);
  return Array.from({ length: outputs }, (_, output) => output).flatMap((output): Change[] => {
    const [was, is] = [before[output] ?? [], after[output] ?? []];
    const same = was.length === is.length && was.every(({ key }, index) => key === is[index]?.key);
    const names = (leads: Leads[number]) => leads.map(({ name }) => name);
    return same ? [] : [{ kind: 'leads', step, output, after: names(is), before: names(was) }];
  });
}
