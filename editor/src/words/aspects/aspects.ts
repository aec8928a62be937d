import type { Translate } from '../../i18n/translate';
import { n8nFilterWords, valueWords } from '../conditions';
import { entriesOf, textIn } from '../rules';
import type { Around, Aspect, AspectNode, Parameters, Read } from './aspect';
import { consentAspects, trackAspects, updateAspects } from './acts';
import { dateEntryAspects } from './dateEntry';
import { entryAspects } from './entry';
import { lookupAspects } from './lookup';
import { scheduleAspects } from './schedule';
import { membershipAspects, segmentEntryAspects } from './segments';
import { sendAspects } from './send';
import { abTestAspects, historyAspects, randomAspects, valueAspects } from './splits';
import { waitAspects } from './wait';

const OURS = 'n8n-nodes-perennial.';

/** Everything that is set at a step, each in words; the words differ exactly when a visible parameter does. */
export function aspectsOf(t: Translate, { type, parameters }: AspectNode, around: Around = {}): readonly Aspect[] {
  const read = type.startsWith(OURS) ? READERS[type.slice(OURS.length)] : undefined;
  const { keyKind = '', messageName = (key: string) => key } = around;
  return read ? read(t, parameters, { keyKind, messageName }) : foreignAspects(t, parameters);
}

const READERS: Readonly<Record<string, Read>> = {
  abTest: abTestAspects,
  branch: branchAspects,
  consent: consentAspects,
  dateTrigger: dateEntryAspects,
  eventTrigger: entryAspects,
  exit: (t, { reason }) => [
    { key: 'reason', label: t('words:aspect.reason'), words: valueWords(t, reason), parameters: ['reason'] },
  ],
  profileLookup: lookupAspects,
  randomSplit: randomAspects,
  scheduleTrigger: scheduleAspects,
  segmentMembership: membershipAspects,
  segmentTrigger: segmentEntryAspects,
  sendEmail: sendAspects,
  splitByHistory: historyAspects,
  splitByValue: valueAspects,
  trackEvent: trackAspects,
  updateProfile: updateAspects,
  wait: waitAspects,
};

function branchAspects(t: Translate, parameters: Parameters): readonly Aspect[] {
  const rules = entriesOf(parameters['rules'], 'rule');
  return rules.map((rule, index) => ({
    key: `rule:${String(index)}`,
    label: t('words:aspect.rule', { number: index + 1, name: textIn(rule['name']) }),
    words: n8nFilterWords(t, rule['conditions']) || t('words:nothing'),
    parameters: ['rules'],
  }));
}

/** Steps of other packages have their own names for things. */
function foreignAspects(t: Translate, parameters: Parameters): readonly Aspect[] {
  return Object.entries(parameters)
    .filter(([name]) => name !== 'stepKey')
    .map(([name, value]) => ({ key: name, label: name, words: cut(valueWords(t, value)), parameters: [name] }));
}

const cut = (text: string): string => (text.length > 120 ? `${text.slice(0, 119)}…` : text);
