import type { DraftStep } from '../../draft/contract';
import { entriesOf } from '../../words/rules';
import { entryLabels } from './entryOutputs';
import { textIn } from './parameters';
import { waitLabels } from './waitOutputs';
import { abTestLabels, shareLabels, valueLabels } from './splitOutputs';
import {
  AB_TEST,
  BRANCH,
  CONSENT,
  DATE_ENTRY,
  ENTRY,
  EXIT,
  PROFILE_LOOKUP,
  RANDOM_SPLIT,
  SEND_EMAIL,
  SPLIT_BY_HISTORY,
  SPLIT_BY_VALUE,
  SWITCH,
  WAIT,
  type StepType,
} from './types';

/** What a way out is called; put into words where it is shown. */
export type OutputLabel =
  | { readonly kind: 'none' }
  | { readonly kind: 'after'; readonly amount: string; readonly unit: string }
  | { readonly kind: 'event'; readonly event: string }
  /** Of the entry: for those who have reached it. */
  | { readonly kind: 'goal'; readonly event: string }
  | { readonly kind: 'rule'; readonly name: string; readonly number: number }
  /** An early way out of a wait that is no event's. */
  | { readonly kind: 'way'; readonly name: string; readonly opens: 'condition' | 'date' | 'hours' }
  | { readonly kind: 'else' | 'found' | 'notFound' | 'error' | 'onDate' | 'inHours' | 'noDate' | 'over' | 'late' }
  | { readonly kind: 'yes' | 'no' | 'neverAsked' }
  | { readonly kind: 'share'; readonly name: string; readonly percent: number }
  | { readonly kind: 'holdout'; readonly percent: number }
  | { readonly kind: 'named'; readonly name: string };

export interface GraphOutput {
  readonly index: number;
  readonly label: OutputLabel;
  /** Early ways out and goals leave to the right, the others at the bottom. */
  readonly side: 'bottom' | 'right';
}

/** The ways out of a step with its present parameters. `wired` is how many outputs have wires. */
export function outputsOf(node: DraftStep, type: StepType | undefined, wired: number): readonly GraphOutput[] {
  const labels = labelsOf(node, type, wired);
  const known = labels.map((label, index): GraphOutput => ({
    index,
    label,
    side: isAside(label) ? 'right' : 'bottom',
  }));
  if (node.onError !== 'continueErrorOutput') return known;
  return [...known, { index: known.length, label: { kind: 'error' }, side: 'right' }];
}

const ASIDE = new Set<OutputLabel['kind']>(['event', 'goal', 'way', 'noDate', 'over', 'late']);

/** Leaves to the right. */
export const isAside = ({ kind }: OutputLabel): boolean => ASIDE.has(kind);

const ONE: readonly OutputLabel[] = [{ kind: 'none' }];

function labelsOf(node: DraftStep, type: StepType | undefined, wired: number): readonly OutputLabel[] {
  const { parameters } = node;
  switch (node.type) {
    case ENTRY:
    case DATE_ENTRY:
      return entryLabels(parameters);
    case SEND_EMAIL:
      return ONE;
    case EXIT:
      return [];
    case WAIT:
      return waitLabels(parameters);
    case BRANCH:
      return [...namesIn(parameters, 'rule', 'name').map(ruleLabel), { kind: 'else' }];
    case PROFILE_LOOKUP:
      return [{ kind: 'found' }, { kind: 'notFound' }];
    case RANDOM_SPLIT:
      return shareLabels(parameters['ways'], 'way');
    case AB_TEST:
      return abTestLabels(parameters);
    case SPLIT_BY_VALUE:
      return valueLabels(parameters);
    case SPLIT_BY_HISTORY:
      return [{ kind: 'yes' }, { kind: 'no' }];
    case CONSENT:
      return textIn(parameters, 'action', 'check') === 'check'
        ? [{ kind: 'yes' }, { kind: 'no' }, { kind: 'neverAsked' }]
        : ONE;
    case SWITCH:
      return atLeast(namesIn(parameters, 'values', 'outputKey').map(ruleLabel), wired);
    default:
      return foreignLabels(type, wired);
  }
}

function namesIn(parameters: DraftStep['parameters'], list: string, field: string): readonly string[] {
  return entriesOf(parameters['rules'], list).map((rule) => textIn(rule, field));
}

function ruleLabel(name: string, index: number): OutputLabel {
  return { kind: 'rule', name, number: index + 1 };
}

/** An unnamed output has no label when it is the only one. */
function foreignLabels(type: StepType | undefined, wired: number): readonly OutputLabel[] {
  const names = type?.outputs ?? [];
  const count = Math.max(names.length, wired, type ? 0 : 1);
  if (count === 1) return ONE;
  const named = names.map((name, index): OutputLabel => {
    return name === 'main' ? { kind: 'rule', name: '', number: index + 1 } : { kind: 'named', name };
  });
  return atLeast(named, count);
}

/** Outputs that have wires are shown even when the type says nothing of them. */
function atLeast(labels: readonly OutputLabel[], count: number): readonly OutputLabel[] {
  const more = Array.from({ length: Math.max(0, count - labels.length) }, (_, at) => ruleLabel('', labels.length + at));
  return [...labels, ...more];
}
