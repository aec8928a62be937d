import { createInstance } from 'i18next';
import type { INodeProperties } from 'n8n-workflow';

import { sentenceOf } from '../../editor/src/canvas/sentences/sentence';
import { isShown } from '../../editor/src/inspector/displayOptions';
import actsEn from '../../editor/src/i18n/locales/en/acts.json';
import canvasEn from '../../editor/src/i18n/locales/en/canvas.json';
import datesEn from '../../editor/src/i18n/locales/en/dates.json';
import schedulesEn from '../../editor/src/i18n/locales/en/schedules.json';
import segmentStepsEn from '../../editor/src/i18n/locales/en/segmentSteps.json';
import splitsEn from '../../editor/src/i18n/locales/en/splits.json';
import type { Translate } from '../../editor/src/i18n/translate';
import wordsEn from '../../editor/src/i18n/locales/en/words.json';
import actsZh from '../../editor/src/i18n/locales/zh-CN/acts.json';
import canvasZh from '../../editor/src/i18n/locales/zh-CN/canvas.json';
import datesZh from '../../editor/src/i18n/locales/zh-CN/dates.json';
import schedulesZh from '../../editor/src/i18n/locales/zh-CN/schedules.json';
import segmentStepsZh from '../../editor/src/i18n/locales/zh-CN/segmentSteps.json';
import splitsZh from '../../editor/src/i18n/locales/zh-CN/splits.json';
import wordsZh from '../../editor/src/i18n/locales/zh-CN/words.json';
import { properties as abTest } from '../../nodes/AbTest/description';
import { properties as branch } from '../../nodes/Branch/description';
import { properties as dateTrigger } from '../../nodes/DateTrigger/description';
import { properties as scheduleTrigger } from '../../nodes/ScheduleTrigger/description';
import { properties as eventTrigger } from '../../nodes/EventTrigger/description';
import { properties as exit } from '../../nodes/Exit/description';
import { properties as profileLookup } from '../../nodes/ProfileLookup/description';
import { properties as consent } from '../../nodes/Consent/description';
import { properties as randomSplit } from '../../nodes/RandomSplit/description';
import { properties as segmentMembership } from '../../nodes/SegmentMembership/description';
import { properties as segmentTrigger } from '../../nodes/SegmentTrigger/description';
import { properties as sendEmail } from '../../nodes/SendEmail/description';
import { properties as splitByHistory } from '../../nodes/SplitByHistory/description';
import { properties as splitByValue } from '../../nodes/SplitByValue/description';
import { properties as trackEvent } from '../../nodes/TrackEvent/description';
import { properties as updateProfile } from '../../nodes/UpdateProfile/description';
import { properties as wait } from '../../nodes/Wait/description';

type Values = Record<string, unknown>;

const CONDITIONS = {
  combinator: 'all',
  conditions: {
    condition: [
      { path: 'total.amount', operator: 'greaterThan', value: '5000' },
      { path: 'coupon', operator: 'equals', value: 'MAY' },
    ],
  },
};
const RULE = { event: 'Order Completed', by: 'profile', filter: CONDITIONS };
const OPERAND = {
  leftValue: '={{ $json.profile.country }}',
  rightValue: 'DE',
  operator: { type: 'string', operation: 'equals' },
};

const DATE = { date: '={{ $json.profile.attributes.renewal }}', shift: 'before', shiftAmount: 3, shiftUnit: 'weeks' };
const HOURS = { from: '08:00', to: '21:00', days: ['mon'] };
const SHARES = [
  { key: 'a', name: 'First', percent: 50 },
  { key: 'b', name: 'Second', percent: 50 },
];
const LISTENS = { restartOn: { rule: [RULE] }, zoneOf: 'fixed', zone: 'Asia/Tokyo', lateAmount: 3, lateUnit: 'days' };

/** Every node of ours, set up in as many ways as it takes for each of its parameters to be shown. */
const NODES: readonly { readonly name: string; readonly properties: INodeProperties[]; readonly set: Values }[] = [
  {
    name: 'eventTrigger',
    properties: eventTrigger,
    set: {
      ...{ events: ['Checkout Started'], filter: CONDITIONS, entryKey: 'cart', reEntry: 'everyDays', reEntryDays: 5 },
      ...{ keyAliases: ['order'], maxAgeHours: 30, perHour: 50, zone: 'Asia/Tokyo', exits: { exit: [RULE] } },
      goals: { goal: [{ ...RULE, valuePath: 'total' }] },
    },
  },
  {
    name: 'dateTrigger',
    properties: dateTrigger,
    set: {
      ...{ attribute: 'birthday', shift: 'before', shiftDays: 7, reEntry: 'everyDays', reEntryDays: 5 },
      ...{ maxAgeHours: 30, perHour: 50, zone: 'Asia/Tokyo', exits: { exit: [RULE] } },
      goals: { goal: [{ ...RULE, valuePath: 'total' }] },
    },
  },
  ...[
    { repeats: 'once', date: '2026-11-27', zoneOf: 'profile', alreadyPassed: 'atOnce' },
    { repeats: 'weekly', days: ['mon', 'fri'] },
    { repeats: 'monthly', dayOfMonth: 15 },
    { repeats: 'cron', cron: '0 9 * * 1-5' },
  ].map((set) => ({
    name: 'scheduleTrigger',
    properties: scheduleTrigger,
    set: {
      ...{ ...set, audience: CONDITIONS, reEntry: 'everyDays', reEntryDays: 5 },
      ...{ maxAgeHours: 30, perHour: 50, zone: 'Asia/Tokyo', exits: { exit: [RULE] } },
      goals: { goal: [{ ...RULE, valuePath: 'total' }] },
    },
  })),
  {
    name: 'wait',
    properties: wait,
    set: { ...LISTENS, mode: 'event', amount: 2, unit: 'hours', branches: { branch: [RULE] } },
  },
  { name: 'wait', properties: wait, set: { mode: 'time', amount: 2, window: 'hours', ...HOURS } },
  {
    name: 'wait',
    properties: wait,
    set: { ...LISTENS, ...DATE, mode: 'date', branches: { branch: [{ kind: 'date', name: 'Early', ...DATE }] } },
  },
  {
    name: 'wait',
    properties: wait,
    set: {
      ...{ ...LISTENS, ...HOURS, mode: 'hours' },
      branches: { branch: [{ kind: 'condition', name: 'Fits', filter: CONDITIONS }] },
    },
  },
  {
    name: 'wait',
    properties: wait,
    set: { mode: 'event', amount: 2, branches: { branch: [{ kind: 'hours', name: 'Morning', ...HOURS }] } },
  },
  {
    name: 'branch',
    properties: branch,
    set: { rules: { rule: [{ name: 'At home', conditions: { combinator: 'and', conditions: [OPERAND, OPERAND] } }] } },
  },
  {
    name: 'sendEmail',
    properties: sendEmail,
    set: { message: 'hello', senderRole: 'service', category: 'transactional', window: 'hours', from: '09:30' },
  },
  {
    name: 'profileLookup',
    properties: profileLookup,
    set: { by: 'email', value: 'a@example.com', fields: ['tags'] },
  },
  { name: 'randomSplit', properties: randomSplit, set: { ways: { way: SHARES } } },
  { name: 'abTest', properties: abTest, set: { variants: { variant: SHARES }, holdout: 5, valuePath: 'total' } },
  {
    name: 'splitByValue',
    properties: splitByValue,
    set: {
      cases: {
        case: [
          { name: 'Near', values: ['DE'] },
          { name: 'Much', match: 'range', atLeast: '50', below: '90' },
        ],
      },
    },
  },
  {
    name: 'splitByValue',
    properties: splitByValue,
    set: { cases: { case: [{ name: 'Much', match: 'range', atLeast: '50', below: '90' }] } },
  },
  {
    name: 'splitByValue',
    properties: splitByValue,
    set: { by: 'time', times: { time: [{ name: 'Weekend', days: ['mon'], from: '08:00', to: '21:00' }] } },
  },
  { name: 'segmentMembership', properties: segmentMembership, set: { segment: 'seg_1' } },
  {
    name: 'segmentTrigger',
    properties: segmentTrigger,
    set: {
      ...{ segment: 'seg_1', reEntry: 'everyDays', reEntryDays: 5, maxAgeHours: 30, perHour: 50, zone: 'Asia/Tokyo' },
      ...{ exits: { exit: [RULE] }, goals: { goal: [{ ...RULE, valuePath: 'total' }] } },
    },
  },
  { name: 'splitByHistory', properties: splitByHistory, set: { message: 'hello' } },
  { name: 'splitByHistory', properties: splitByHistory, set: { what: 'journey', journey: 'jrn_1' } },
  { name: 'splitByHistory', properties: splitByHistory, set: { what: 'step', journey: 'jrn_1', step: 'send01' } },
  {
    name: 'updateProfile',
    properties: updateProfile,
    set: { changes: { change: [{ name: 'size', value: 'L' }] }, addTags: ['vip'], removeTags: ['new'] },
  },
  { name: 'consent', properties: consent, set: { action: 'give', wording: 'Yes' } },
  { name: 'consent', properties: consent, set: {} },
  {
    name: 'trackEvent',
    properties: trackEvent,
    set: { event: 'Gift Promised', properties: { property: [{ name: 'size', value: 'L' }] } },
  },
  { name: 'exit', properties: exit, set: { reason: 'Bought' } },
];

/** What can be seen of a node: the parameter's place, and other values for it, each of which says something else. */
interface Shown {
  readonly place: string;
  readonly others: readonly Values[];
}

const PATHS = new Set(['path', 'valuePath']);
/** Neither is anything that people see or set. */
const UNSEEN = new Set(['hidden', 'notice']);

function shownIn(properties: readonly INodeProperties[], set: Values, root = set): Shown[] {
  return properties
    .filter((property) => !UNSEEN.has(property.type))
    .filter((property) => isShown(property as never, { values: withDefaults(properties, set), root, version: 1 }))
    .flatMap((property) => shownOf(property, set, root));
}

function shownOf(property: INodeProperties, set: Values, root: Values): Shown[] {
  const { name, type, options = [] } = property;
  const inner = (value: unknown) => ({ ...set, [name]: value });
  const nested = (properties: readonly INodeProperties[], values: Values, put: (changed: Values) => unknown) =>
    shownIn(properties, values, root).map(({ place, others }) => ({
      place: `${name}.${place}`,
      others: others.map((other) => inner(put(other))),
    }));
  const now = set[name];
  if (type === 'collection') return nested(options as INodeProperties[], now as Values, (changed) => changed);
  if (type === 'fixedCollection')
    return (options as { name: string; values: INodeProperties[] }[]).flatMap((option) => {
      const [first, ...rest] = (now as Record<string, Values[]> | undefined)?.[option.name] ?? [];
      if (!first) return [];
      const put = (changed: Values) => ({ ...(now as Values), [option.name]: [changed, ...rest] });
      return [{ place: name, others: [inner({})] }, ...nested(option.values, first, put)];
    });
  return [{ place: name, others: othersFor(property, now).map(inner) }];
}

/** Values that differ from the one there is, and from each other. */
function othersFor(property: INodeProperties, now: unknown): unknown[] {
  const { name, type, typeOptions, options, noDataExpression, default: usual } = property;
  const present = now ?? usual;
  if (type === 'options')
    return (options as { value: unknown }[]).map(({ value }) => value).filter((value) => value !== present);
  if (type === 'boolean') return [present !== true];
  if (type === 'multiOptions') return [['sat'], ['sat', 'sun']];
  if (type === 'number') return [Number(present) + 7, '={{ $json.profile.attributes.days }}'];
  if (type === 'filter') return filtersBeside(present as Filter);
  if (typeOptions?.multipleValues) return [['Another'], ['Another', 'More']];
  // Where a property is looked for is fixed when the journey is published.
  return noDataExpression || PATHS.has(name) ? ['Another'] : ['Another', '={{ $json.event.name }}'];
}

interface Filter {
  readonly combinator: string;
  readonly conditions: readonly (typeof OPERAND)[];
}

function filtersBeside(filter: Filter): unknown[] {
  const [first = OPERAND, ...rest] = filter.conditions;
  const changed = [
    { ...first, leftValue: '={{ $json.profile.city }}' },
    { ...first, rightValue: 'FR' },
    { ...first, operator: { type: 'string', operation: 'notEquals' } },
    { ...first, operator: { type: 'string', operation: 'exists', singleValue: true } },
  ].map((condition) => ({ ...filter, conditions: [condition, ...rest] }));
  return [...changed, { ...filter, combinator: 'or' }, { ...filter, conditions: [first] }];
}

const withDefaults = (properties: readonly INodeProperties[], set: Values): Values => ({
  ...Object.fromEntries(properties.map(({ name, default: usual }) => [name, usual])),
  ...set,
});

const texts = createInstance();

beforeAll(async () => {
  await texts.init({
    lng: 'en',
    fallbackLng: false,
    interpolation: { escapeValue: false },
    resources: {
      en: {
        acts: actsEn,
        canvas: canvasEn,
        words: wordsEn,
        dates: datesEn,
        schedules: schedulesEn,
        segmentSteps: segmentStepsEn,
        splits: splitsEn,
      },
      'zh-CN': {
        acts: actsZh,
        canvas: canvasZh,
        words: wordsZh,
        dates: datesZh,
        schedules: schedulesZh,
        segmentSteps: segmentStepsZh,
        splits: splitsZh,
      },
    },
  });
});

function sentence(name: string, parameters: Values, language: string): string {
  const position: [number, number] = [0, 0];
  const node = { id: 'a', name: 'A', type: `n8n-nodes-perennial.${name}`, typeVersion: 1, position };
  const words = { t: texts.getFixedT(language) as Translate, keyKind: 'cart', messages: new Map<string, never>() };
  return sentenceOf({ ...node, parameters }, undefined, words);
}

const CASES = NODES.flatMap(({ name, properties, set }) =>
  shownIn(properties, set).map(({ place, others }) => [name, place, set, others] as const),
);

describe.each(['en', 'zh-CN'])('in %s', (language) => {
  test.each(CASES)('the sentence of %s changes with %s', (name, _, set, others) => {
    const said = [set, ...others].map((parameters) => sentence(name, parameters, language));
    expect(new Set(said).size).toBe(said.length);
    expect(said.join('\n')).not.toMatch(/canvas:|words:|schedules:|\{\{|undefined|\[object/);
  });
});

test('every parameter that people see is among them', () => {
  for (const { name, properties } of NODES) {
    const seen = properties.filter(({ type }) => !UNSEEN.has(type)).map((property) => property.name);
    const tried = CASES.filter(([node]) => node === name).map(([, place]) => place.split('.')[0]);
    expect([...new Set(tried)].sort()).toEqual([...new Set(seen)].sort());
  }
});
