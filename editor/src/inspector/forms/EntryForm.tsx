import { useTranslation } from 'react-i18next';

import { Checkbox } from '../../design/Checkbox';
import { Combobox } from '../../design/Combobox';
import { MultiCombobox } from '../../design/MultiCombobox';
import { unitName } from '../../words/duration';
import { textIn } from '../../words/rules';
import { useWords } from '../../words/useWords';
import { AddButton } from '../form/AddButton';
import { useStepForm } from '../form/context';
import { NumberParameter } from '../form/NumberParameter';
import { Place } from '../form/Place';
import { Section } from '../form/Section';
import { useParameter } from '../form/useParameter';
import { EntryKey, ReEntry } from './EntryVisits';
import { ConditionRows } from '../rules/ConditionRows';
import { EventRule } from '../rules/EventRule';
import { useGoals } from '../rules/useGoals';
import { useRuleList, type RuleList } from '../rules/useRuleList';
import { useEventChoices } from '../../words/useEventChoices';

/** Who comes in, what makes two visits different, what ends a visit: what belongs to the whole journey. */
export function EntryForm() {
  const { t } = useTranslation('inspector');
  return (
    <>
      <Section title={t('entry.who')}>
        <EntryEvents />
        <Needs />
      </Section>
      <Section title={t('entry.visits')}>
        <EntryKey />
        <ReEntry />
      </Section>
      <WholeJourney maxAgeHint={t('entry.maxAgeHint')} />
    </>
  );
}

/** What ends a visit, and limits: the same for every kind of entry. */
export function WholeJourney({ maxAgeHint }: { readonly maxAgeHint: string }) {
  const { t } = useTranslation('inspector');
  return (
    <>
      <Section title={t('entry.exits')} hint={t('entry.exitsHint')}>
        <Exits />
      </Section>
      <Section title={t('entry.goals')} hint={t('entry.goalsHint')}>
        <Goals />
      </Section>
      <Section title={t('entry.limits')}>
        <MaxAge hint={maxAgeHint} />
        <PerHour />
        <Zone />
      </Section>
    </>
  );
}

function EntryEvents() {
  const { t } = useTranslation('inspector');
  const { entry, readOnly } = useStepForm();
  const { set, error } = useParameter(['events']);
  const { options, inTheLastDay } = useEventChoices(entry.events);
  const counts = entry.events.map(inTheLastDay);
  const count = counts.every((each) => each !== undefined)
    ? counts.reduce<number>((sum, each) => sum + each, 0)
    : undefined;
  return (
    <>
      <Place parameter="events">
        <MultiCombobox
          allowOwn
          label={t('entry.events')}
          value={entry.events}
          options={options}
          error={error}
          disabled={readOnly}
          placeholder={t('event.choose')}
          hint={
            entry.events.length === 0 || count === undefined ? t('entry.eventsHint') : t('event.lastDay', { count })
          }
          onChange={set}
        />
      </Place>
      <ConditionRows path={['filter']} event={entry.events[0]} fixed />
    </>
  );
}

/** Asked once, at the entry; every message asks again for itself. */
export function Needs() {
  const { t } = useTranslation('inspector');
  const { readOnly } = useStepForm();
  const consent = useParameter(['needsConsent']);
  const address = useParameter(['needsAddress']);
  return (
    <div className="col gap-4">
      <Place parameter="needsConsent">
        <Checkbox
          label={t('entry.needsConsent')}
          hint={t('entry.needsConsentHint')}
          checked={consent.value === 'email'}
          disabled={readOnly}
          onChange={(on) => {
            consent.set(on ? 'email' : '');
          }}
        />
      </Place>
      <Place parameter="needsAddress">
        <Checkbox
          label={t('entry.needsAddress')}
          checked={address.value === 'email'}
          disabled={readOnly}
          onChange={(on) => {
            address.set(on ? 'email' : '');
          }}
        />
      </Place>
    </div>
  );
}

function Exits() {
  const { t } = useTranslation('inspector');
  const list = useRuleList('exits', 'exit');
  return (
    <Place parameter="exits">
      <div className="col gap-12">
        {list.rules.map((_, index) => (
          <EventRule key={index} fixed {...placeIn(list, index)} name={t('entry.exit', { number: index + 1 })} />
        ))}
        <AddRule list={list}>{t('entry.addExit')}</AddRule>
      </div>
    </Place>
  );
}

function Goals() {
  const { t } = useTranslation('inspector');
  const { readOnly } = useStepForm();
  const list = useGoals();
  return (
    <Place parameter="goals">
      <div className="col gap-12">
        {list.rules.map(({ goesOn = false }, index) => (
          <EventRule key={index} fixed worth {...placeIn(list, index)} name={t('entry.goal', { number: index + 1 })}>
            <Checkbox
              label={t('entry.goesOn')}
              hint={t('entry.goesOnHint')}
              checked={goesOn === true}
              disabled={readOnly}
              onChange={(on) => {
                list.setGoesOn(index, on);
              }}
            />
          </EventRule>
        ))}
        <AddRule list={list}>{t('entry.addGoal')}</AddRule>
      </div>
    </Place>
  );
}

const placeIn = (list: RuleList, index: number) => ({
  path: list.path(index),
  index,
  count: list.rules.length,
  onRemove: () => {
    list.remove(index);
  },
  onMove: (to: number) => {
    list.move(index, to);
  },
});

function AddRule({ list, children }: { readonly list: RuleList; readonly children: string }) {
  const { readOnly, entry } = useStepForm();
  return (
    <AddButton
      disabled={readOnly}
      onClick={() => {
        list.add({ event: '', by: entry.keyKind === '' ? 'profile' : 'entryKey' });
      }}
    >
      {children}
    </AddButton>
  );
}

function MaxAge({ hint }: { readonly hint: string }) {
  const { t } = useTranslation('inspector');
  const words = useWords();
  const { readOnly } = useStepForm();
  const { value = 24, set, error } = useParameter(['maxAgeHours']);
  return (
    <Place parameter="maxAgeHours">
      <NumberParameter
        label={t('entry.maxAge')}
        hint={hint}
        {...{ value, error }}
        min={1}
        unit={unitName(words, 'hours', Number(value))}
        disabled={readOnly}
        onChange={set}
      />
    </Place>
  );
}

function PerHour() {
  const { t } = useTranslation('inspector');
  const { readOnly } = useStepForm();
  const { value = 0, set, error } = useParameter(['perHour']);
  return (
    <Place parameter="perHour">
      <NumberParameter
        label={t('entry.perHour')}
        hint={t('entry.perHourHint')}
        {...{ value, error }}
        min={0}
        disabled={readOnly}
        onChange={set}
      />
    </Place>
  );
}

const ZONES = ['UTC', ...Intl.supportedValuesOf('timeZone')];

function Zone() {
  const { t } = useTranslation('inspector');
  const { readOnly } = useStepForm();
  const { value, set, error } = useParameter(['zone']);
  const chosen = textIn(value) || 'UTC';
  const zones = ZONES.includes(chosen) ? ZONES : [chosen, ...ZONES];
  return (
    <Place parameter="zone">
      <Combobox
        label={t('entry.zone')}
        hint={t('entry.zoneHint')}
        value={chosen}
        error={error}
        disabled={readOnly}
        options={zones.map((zone) => ({ value: zone, label: zone.replaceAll('_', ' ') }))}
        onChange={(zone) => {
          set(zone ?? 'UTC');
        }}
      />
    </Place>
  );
}
