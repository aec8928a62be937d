import { useMemo } from 'react';

import { isEntry, STICKY_NOTE, WAIT, type StepType } from '../canvas/graph/types';
import { useCanvas } from '../canvas/state/CanvasContext';
import type { Translate } from '../i18n/translate';
import { useWords } from '../words/useWords';
import type { Offer } from './groups';
import { ourWords } from './offerWords';
import { waitOffers } from './waitOffers';
import { useTranslation } from 'react-i18next';

/** Every kind of step that can be put in, ours first. */
export function useOffers(): readonly Offer[] {
  const t = useWords();
  const { i18n } = useTranslation('palette');
  const types = useCanvas((state) => state.types);
  const hasEntry = useCanvas(({ graph }) => [...graph.steps.values()].some(({ node }) => isEntry(node.type)));
  const { language } = i18n;
  return useMemo(
    () => (language === '' ? [] : [...types.values()].filter(isOffered).flatMap((type) => offersOf(t, type, hasEntry))),
    [types, t, hasEntry, language],
  );
}

/** Triggers of others start nothing here, and nodes with no way in could not be reached. */
function isOffered({ type, trigger, entry, inputs }: StepType): boolean {
  return type !== STICKY_NOTE && (entry || (!trigger && inputs > 0));
}

/** A kind of step, and the ways it is offered besides, right behind it. */
function offersOf(t: Translate, type: StepType, hasEntry: boolean): readonly Offer[] {
  const offer = offerOf(t, type, hasEntry);
  if (type.type !== WAIT) return [offer];
  return [offer, ...waitOffers(t).map((way) => ({ ...offer, ...way, id: `${offer.id}:${way.id}` }))];
}

function offerOf(t: Translate, type: StepType, hasEntry: boolean): Offer {
  const own = ourWords(t, type.type);
  const refusal = isEntry(type.type) && hasEntry ? t('canvas:oneEntry') : type.refused;
  const words = [own?.words, ...type.aliases, ...type.categories, type.displayName].filter(Boolean).join(' ');
  return { id: type.type, type, name: own?.name ?? type.displayName, words, refusal };
}
