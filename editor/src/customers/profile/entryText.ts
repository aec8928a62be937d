import type { Tone } from '../../design/Badge';
import type { Entry } from './TimelineEntry';

export interface EntryWords {
  readonly title: string;
  readonly line?: string | undefined;
  readonly tone: Tone;
}

/** The field of an entry's data, when it is a text. */
export function textOf(data: Entry['data'], name: string): string | undefined {
  const value = data[name];
  return typeof value === 'string' ? value : undefined;
}
