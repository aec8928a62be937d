import type { DraftStep } from '../../draft/contract';
import { valueWords } from '../../words/conditions';
import type { StepType } from '../graph/types';
import type { Words } from './words';

/** What says most of a foreign node in a few letters, as n8n's own subtitles do. */
const TELLING = ['resource', 'operation', 'method', 'url', 'mode', 'amount', 'unit', 'channel', 'text'] as const;

/** "HTTP Request · GET · https://…": the type's name and what it is set to. */
export function foreignSentence({ type, parameters }: DraftStep, known: StepType | undefined, { t }: Words): string {
  const name = known?.displayName ?? t('canvas:foreign.unknown', { type });
  const set = TELLING.flatMap((key) => {
    const value = parameters[key];
    return (typeof value === 'string' && value !== '') || typeof value === 'number' ? [valueWords(t, value)] : [];
  });
  return [name, ...set.slice(0, 3)].join(' · ');
}
