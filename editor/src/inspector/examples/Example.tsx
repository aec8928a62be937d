import { Eye } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import { useFormat } from '../../i18n/useFormat';
import { useLanguage } from '../../i18n/useLanguage';
import { eventName } from '../../words/eventName';
import { fieldName } from '../../words/fieldName';
import { listWords } from '../../words/list';
import { entriesOf, textIn } from '../../words/rules';
import { sharesOf } from '../../words/shares';
import { useWords } from '../../words/useWords';
import { isExpression, referenceOf } from '../expression';
import { filterOf } from '../fields/filterValue';
import { useStepForm } from '../form/context';
import { useEventSamples, useProfileSamples } from '../samples/useSamples';
import { goesOnAt, isZone, minutesOf, nextAllowed, type Unit } from '../schedule';
import { fitting } from './eventRules';
import { momentWords, nowWords } from './moment';
import { examplePerson, type ExamplePerson } from './person';

/** What the settings would do to a real customer who came here now: one sentence under every form of ours. */
export function Example() {
  const { handle } = useStepForm();
  switch (handle.node.type) {
    case 'n8n-nodes-perennial.wait':
      return <WaitExample />;
    case 'n8n-nodes-perennial.sendEmail':
      return <SendExample />;
    case 'n8n-nodes-perennial.randomSplit':
      return <ShareExample parameter="ways" entry="way" />;
    case 'n8n-nodes-perennial.abTest':
      return <ShareExample parameter="variants" entry="variant" />;
    case 'n8n-nodes-perennial.branch':
      return <BranchExample />;
    case 'n8n-nodes-perennial.eventTrigger':
      return <EntryExample />;
    default:
      return null;
  }
}

function Frame({ children }: { readonly children: ReactNode }) {
  const { t } = useTranslation('inspector');
  return (
    <footer className="inspector-example">
      <h3 className="row gap-4">
        <Eye size={14} aria-hidden="true" />
        {t('example.title')}
      </h3>
      <p className="small text-2">{children}</p>
    </footer>
  );
}

function usePerson(): ExamplePerson {
  const { entry } = useStepForm();
  return examplePerson(useProfileSamples(), entry.zone);
}

/** Moments in the person's own zone. */
function useMoments({ zone }: ExamplePerson) {
  const language = useLanguage();
  const words = useWords();
  const where = { language, zone };
  return {
    now: (now: Date) => nowWords(now, where),
    later: (at: Date, now: Date) => momentWords(words, at, now, where),
  };
}

function WaitExample() {
  const { t } = useTranslation('inspector');
  const words = useWords();
  const { handle } = useStepForm();
  const person = usePerson();
  const moments = useMoments(person);
  const { mode, branches } = handle.node.parameters;
  const now = new Date();
  const until = endOfWait(handle.node.parameters, now, zoneOf(handle.node.parameters, person.zone));
  if (!until) return null;
  const said = { name: person.name, now: moments.now(now), until: moments.later(until, now) };
  const events = entriesOf(branches, 'branch').map((branch) => eventName(words, textIn(branch['event'])));
  const named = events.filter((name) => name !== '');
  if (mode === undefined || mode === 'time' || named.length === 0) return <Frame>{t('example.wait', said)}</Frame>;
  return <Frame>{t('example.waitUntil', { ...said, events: listWords(words, named, 'or') })}</Frame>;
}

type Values = Readonly<Record<string, unknown>>;

const zoneOf = ({ zoneOf: whose, zone }: Values, own: string): string => {
  const fixed = textIn(zone);
  return whose === 'fixed' && isZone(fixed) ? fixed : own;
};

/** Undefined where it depends on data. */
function endOfWait({ mode, amount = 1, unit = 'days', window, ...hours }: Values, now: Date, zone: string) {
  const { from = '09:00', to = '20:00', days } = hours;
  const inHours = (at: Date) =>
    nextAllowed(at, { from: textIn(from), to: textIn(to), days: Array.isArray(days) ? days : [] }, zone);
  if (mode === 'hours') return inHours(now);
  const wait = Number(amount);
  if (mode === 'date' || isExpression(amount) || !(wait > 0)) return undefined;
  const until = goesOnAt(now, wait, unit as Unit, zone);
  return window === 'hours' ? inHours(until) : until;
}

function SendExample() {
  const { t } = useTranslation('inspector');
  const { handle } = useStepForm();
  const person = usePerson();
  const moments = useMoments(person);
  const { window, from = '09:00', to = '20:00', outside } = handle.node.parameters;
  const now = new Date();
  const said = { name: person.name, now: moments.now(now) };
  const hours = { from: textIn(from), to: textIn(to) };
  const valid = minutesOf(hours.from) !== undefined && minutesOf(hours.to) !== undefined;
  const at = window === 'hours' && valid ? nextAllowed(now, hours, person.zone) : now;
  if (at.getTime() === now.getTime()) return <Frame>{t('example.sendNow', said)}</Frame>;
  if (outside === 'skip') return <Frame>{t('example.sendSkip', said)}</Frame>;
  return <Frame>{t('example.sendLater', { ...said, at: moments.later(at, now) })}</Frame>;
}

interface ShareExampleProps {
  readonly parameter: string;
  readonly entry: string;
}

/** How many of a thousand people take each way. */
function ShareExample({ parameter, entry }: ShareExampleProps) {
  const { t } = useTranslation('splits');
  const words = useWords();
  const { number } = useFormat();
  const { parameters } = useStepForm().handle.node;
  const held = entry === 'variant' ? Number(parameters['holdout'] ?? 0) : 0;
  if (!(held >= 0 && held <= 90)) return null;
  const ways = sharesOf(parameters[parameter], entry).map(({ name, percent }) =>
    t('example.way', { name, people: number(Math.round(percent * (100 - held) * 0.1)) }),
  );
  const none = held > 0 ? [t('example.way', { name: t('test.holdout'), people: number(Math.round(held * 10)) })] : [];
  return <Frame>{t('example.thousand', { ways: listWords(words, [...ways, ...none]) })}</Frame>;
}

/** What the fields that the rules look at are for this person. */
function BranchExample() {
  const { t } = useTranslation('inspector');
  const words = useWords();
  const { handle } = useStepForm();
  const { name, profile } = usePerson();
  const rules = entriesOf(handle.node.parameters['rules'], 'rule');
  const paths = rules
    .flatMap(({ conditions }) => filterOf(conditions).conditions.map(({ leftValue }) => referenceOf(leftValue)?.path))
    .filter((path) => path?.[0] === 'profile');
  const unique = new Map(paths.map((path) => [path?.join('.') ?? '', path ?? []]));
  if (!profile || unique.size === 0) return null;
  const values = [...unique.values()].map((path) => {
    const value = valueIn(profile, path.slice(1));
    return t('example.value', { field: fieldName(words, path), value: value ?? t('example.unknown') });
  });
  return <Frame>{t('example.branch', { name, values: listWords(words, values) })}</Frame>;
}

function valueIn(profile: object, path: readonly string[]): string | undefined {
  let value: unknown = profile;
  for (const key of path)
    value = typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined;
  if (value === undefined || value === null || value === '') return undefined;
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** How many of the newest events the conditions let in. */
function EntryExample() {
  const { t } = useTranslation('inspector');
  const words = useWords();
  const { handle, entry } = useStepForm();
  const [name] = entry.events;
  const samples = useEventSamples(name, 50);
  if (name === undefined || samples.length === 0) return null;
  const said = {
    event: eventName(words, name),
    fit: fitting(samples, handle.node.parameters['filter']),
    all: samples.length,
  };
  return <Frame>{t('example.entry', said)}</Frame>;
}
