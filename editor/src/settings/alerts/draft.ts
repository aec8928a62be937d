import type { Answer } from '../../api/queries';

export type AlertSettings = Answer<'get', '/api/alerts/settings'>;
export type Limits = AlertSettings['limits'];
export type LimitName = keyof Limits;

/** What is written in the form; lines of addresses as one text. */
export interface AlertDraft {
  readonly limits: Limits;
  readonly language: AlertSettings['language'];
  readonly senderId: string;
  readonly to: string;
  readonly url: string;
}

export const LIMITS: readonly {
  readonly name: LimitName;
  readonly usual: number;
  readonly min: number;
  readonly max: number;
}[] = [
  { name: 'lagSeconds', usual: 300, min: 60, max: 86_400 },
  { name: 'deadLetters', usual: 10, min: 1, max: 100_000 },
  { name: 'circuitMinutes', usual: 0, min: 0, max: 1_440 },
  { name: 'senderMinutes', usual: 10, min: 0, max: 1_440 },
];

export function draftOf({ limits, language, mail, webhook }: AlertSettings): AlertDraft {
  return { limits, language, senderId: mail?.senderId ?? '', to: (mail?.to ?? []).join('\n'), url: webhook?.url ?? '' };
}

export const addressesOf = (to: string): string[] => to.split(/[\s,;]+/).filter(Boolean);

/** Without what is empty: that way nobody is told. */
export function bodyOf({ limits, language, senderId, to, url }: AlertDraft, baseRevision: number) {
  const addresses = addressesOf(to);
  return {
    ...{ baseRevision, language, limits },
    ...(addresses.length > 0 && { mail: { senderId, to: addresses } }),
    ...(url.trim() !== '' && { webhook: { url: url.trim() } }),
  };
}
