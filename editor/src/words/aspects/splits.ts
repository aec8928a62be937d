import type { Translate } from '../../i18n/translate';
import { valueWords } from '../conditions';
import { eventName } from '../eventName';
import { propertyName } from '../fieldName';
import { textIn } from '../rules';
import { sharesOf } from '../shares';
import { waysOf } from '../splits';
import type { Around, Aspect, Parameters } from './aspect';

function shareAspects(t: Translate, value: unknown, [parameter, entry]: readonly [string, string]): readonly Aspect[] {
  return sharesOf(value, entry).map(({ key, name, percent }) => ({
    key: `share:${key}`,
    label: t('splits:aspect.way', { name: key.length === 1 ? key.toUpperCase() : name }),
    words: t('splits:share', { name, percent }),
    parameters: [parameter],
  }));
}

export function randomAspects(t: Translate, { ways, assignment = 'person' }: Parameters): readonly Aspect[] {
  const words = assignment === 'entry' ? t('splits:random.anew') : t('splits:random.same');
  const again = { key: 'assignment', label: t('splits:random.again'), words, parameters: ['assignment'] };
  return [...shareAspects(t, ways, ['ways', 'way']), again];
}

export function abTestAspects(
  t: Translate,
  { variants, holdout = 0, event = 'Order Completed', days = 7, valuePath }: Parameters,
): readonly Aspect[] {
  const path = textIn(valuePath);
  const held = Number(holdout) > 0 ? t('splits:test.heldOut', { percent: String(holdout) }) : t('words:never');
  const measured = t('splits:test.within', { event: eventName(t, textIn(event)), count: Number(days) });
  const worth = path === '' ? t('words:nothing') : propertyName(t, path);
  return [
    ...shareAspects(t, variants, ['variants', 'variant']),
    { key: 'holdout', label: t('splits:test.holdout'), words: held, parameters: ['holdout'] },
    { key: 'metric', label: t('splits:test.metric'), words: measured, parameters: ['event', 'days'] },
    { key: 'worth', label: t('splits:test.worth'), words: worth, parameters: ['valuePath'] },
  ];
}

export function valueAspects(t: Translate, parameters: Parameters): readonly Aspect[] {
  const byTime = parameters['by'] === 'time';
  const { value = '={{ $json.profile.country }}' } = parameters;
  const by = byTime ? t('splits:by.time') : valueWords(t, value);
  const ways = waysOf(t, parameters).map(({ name, fits }, at) => ({
    key: `way:${String(at)}`,
    label: t('splits:aspect.wayNumber', { number: at + 1, name }),
    words: fits || t('words:nothing'),
    parameters: [byTime ? 'times' : 'cases'],
  }));
  return [{ key: 'by', label: t('splits:by.label'), words: by, parameters: ['by', 'value'] }, ...ways];
}

export function historyAspects(
  t: Translate,
  { what = 'message', message, journey, step, days = 30 }: Parameters,
  { messageName }: Required<Around>,
): readonly Aspect[] {
  const count = Number(days);
  const when = count > 0 ? t('splits:history.lastDays', { count }) : t('splits:history.ever');
  const id = textIn(journey);
  const where = id === '' ? t('splits:history.thisJourney') : t('splits:history.named', { name: id });
  const words =
    what === 'journey'
      ? t('splits:history.journey', { journey: where, when })
      : what === 'step'
        ? t('splits:history.step', { step: textIn(step), journey: where, when })
        : t('splits:history.message', { message: messageName(textIn(message)), when });
  const parameters = ['what', 'message', 'journey', 'step', 'days'];
  return [{ key: 'history', label: t('splits:history.label'), words, parameters }];
}
