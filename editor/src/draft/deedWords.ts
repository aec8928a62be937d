import type { Translate } from '../i18n/translate';
import type { Deed } from './contract';

/** What was done: "Inserted “SMS” after “Wait a day”". */
export function deedWords(t: Translate, { did, step = '', other, count }: Deed): string {
  if (count !== undefined) return severalWords(t, did, count);
  switch (did) {
    case 'inserted':
      return other === undefined ? t('draft:did.inserted', { step }) : t('draft:did.insertedAfter', { step, other });
    case 'deleted':
      return t('draft:did.deleted', { step });
    case 'moved':
      return t('draft:did.moved', { step });
    case 'tidied':
      return t('draft:did.tidied');
    case 'connected':
      return t('draft:did.connected', { step, other });
    case 'disconnected':
      return t('draft:did.disconnected', { step, other });
    case 'pasted':
      return t('draft:did.pasted', { step });
    case 'duplicated':
      return t('draft:did.duplicated', { step });
    case 'switchedOff':
      return t('draft:did.switchedOff', { step });
    case 'switchedOn':
      return t('draft:did.switchedOn', { step });
    case 'renamed':
      return t('draft:did.renamed', { step });
    case 'renamedJourney':
      return t('draft:did.renamedJourney');
    case 'noted':
      return t('draft:did.noted', { step });
    case 'replaced':
      return t('draft:did.replaced');
    case 'changed':
      return t('draft:did.changed', { step });
  }
}

function severalWords(t: Translate, did: Deed['did'], count: number): string {
  if (did === 'deleted') return t('draft:several.deleted', { count });
  if (did === 'moved') return t('draft:several.moved', { count });
  if (did === 'pasted') return t('draft:several.pasted', { count });
  if (did === 'duplicated') return t('draft:several.duplicated', { count });
  if (did === 'switchedOff') return t('draft:several.switchedOff', { count });
  return did === 'switchedOn' ? t('draft:several.switchedOn', { count }) : t('draft:several.changed', { count });
}
