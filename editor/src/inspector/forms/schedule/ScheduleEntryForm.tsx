import { useTranslation } from 'react-i18next';

import { Select } from '../../../design/Select';
import { fieldName } from '../../../words/fieldName';
import { passedName } from '../../../words/schedule';
import { useWords } from '../../../words/useWords';
import { useStepForm } from '../../form/context';
import { Section } from '../../form/Section';
import { useParameter } from '../../form/useParameter';
import { ConditionRows } from '../../rules/ConditionRows';
import { profileProperties } from '../../samples/profileProperties';
import { useProfileSamples } from '../../samples/useSamples';
import { Needs, WholeJourney } from '../EntryForm';
import { ReEntry } from '../EntryVisits';
import { NextTimes } from './NextTimes';
import { Times } from './Times';

/** When an audience comes in, who belongs to it, and what belongs to the whole journey. */
export function ScheduleEntryForm() {
  const { t } = useTranslation(['schedules', 'inspector']);
  return (
    <>
      <Section title={t('schedules:aspect.times')}>
        <Times />
        <WhoseClock />
        <NextTimes />
      </Section>
      <Section title={t('schedules:audience')} hint={t('schedules:audienceHint')}>
        <Audience />
        <Needs />
      </Section>
      <Section title={t('inspector:entry.visits')}>
        <ReEntry />
      </Section>
      <WholeJourney maxAgeHint={t('schedules:maxAgeHint')} />
    </>
  );
}

/** Conditions on the customer, chosen from what customers really have. */
function Audience() {
  const words = useWords();
  const samples = profileProperties(useProfileSamples());
  const nameOf = (name: string) => fieldName(words, ['profile', ...name.split('.')]);
  return <ConditionRows path={['audience']} event={undefined} fixed compared={{ samples, nameOf }} />;
}

const PASSED = ['skip', 'atOnce', 'nextDay'] as const;

function WhoseClock() {
  const { t } = useTranslation(['schedules', 'dates']);
  const words = useWords();
  const { entry, readOnly } = useStepForm();
  const zoneOf = useParameter(['zoneOf']);
  const repeats = useParameter(['repeats']);
  const passed = useParameter(['alreadyPassed']);
  const own = zoneOf.value === 'profile';
  return (
    <>
      <Select<'profile' | 'journey'>
        label={t('schedules:zoneOf')}
        value={own ? 'profile' : 'journey'}
        disabled={readOnly}
        options={[
          {
            value: 'journey',
            label: t('dates:choice.journey'),
            hint: t('schedules:journeyHint', { zone: entry.zone }),
          },
          { value: 'profile', label: t('dates:choice.profile'), hint: t('dates:profileHint', { zone: entry.zone }) },
        ]}
        onChange={zoneOf.set}
      />
      {own && repeats.value === 'once' && (
        <Select<(typeof PASSED)[number]>
          label={t('schedules:passedLabel')}
          value={PASSED.find((one) => one === passed.value) ?? 'skip'}
          disabled={readOnly}
          options={PASSED.map((one) => ({ value: one, label: passedName(words, one) }))}
          onChange={passed.set}
        />
      )}
    </>
  );
}
