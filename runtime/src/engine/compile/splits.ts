import { minutesOf } from '../windows';
import { entriesOf, isExpression, quoted, type Fields, type Parameters } from './parameters';

const MOST_WAYS = 20;
const MOST_VALUES = 200;
const LONGEST_DAYS = 400;

/** A Split by Value: what it looks at, and its ways one by one. */
export function checkSplitByValue(parameters: Parameters): void {
  if (parameters.option('by', ['data', 'time'], 'data') === 'time') {
    eachWay(parameters, 'times', 'time', checkTime);
    return;
  }
  const value = parameters.raw('value') ?? '={{ $json.profile.country }}';
  if (!isExpression(value))
    parameters.error(
      'no_split_value',
      'value',
      `splits by the fixed text ${quoted(value)}, the same for everybody; choose data such as the country.`,
    );
  eachWay(parameters, 'cases', 'case', checkCase);
  checkTwice(parameters);
}

function eachWay(
  parameters: Parameters,
  name: string,
  key: string,
  check: (way: Parameters, fields: Fields) => void,
): void {
  const ways = entriesOf(parameters.raw(name), key);
  if (ways.length === 0) parameters.warning('no_ways', name, 'has no ways: everybody takes Else.');
  if (ways.length > MOST_WAYS)
    parameters.error('too_many_ways', name, `${String(ways.length)} ways; ${String(MOST_WAYS)} are the limit.`);
  for (const [at, fields] of ways.slice(0, MOST_WAYS).entries())
    check(parameters.inside(fields, `${name}.${key}[${String(at)}]`), fields);
}

function checkCase(way: Parameters, fields: Fields): void {
  if (way.option('match', ['values', 'range'], 'values') === 'range') {
    checkRange(way);
    return;
  }
  const values = way.texts('values').filter((text) => text !== '');
  if (values.length === 0) way.error('no_values', 'values', 'a way fits no value; write one, such as "DE".');
  if (values.length > MOST_VALUES)
    way.error('too_many_values', 'values', `${String(values.length)} values; ${String(MOST_VALUES)} are the limit.`);
  if (Array.isArray(fields['values']) && fields['values'].some(isExpression))
    way.error('expression_not_allowed', 'values', 'the values of a way must be fixed.');
}

function checkRange(way: Parameters): void {
  const [atLeast, below] = [endOf(way, 'atLeast'), endOf(way, 'below')];
  if (atLeast === undefined && below === undefined && way.fixed('atLeast') === '' && way.fixed('below') === '')
    way.error('no_range', 'atLeast', 'a range has no end; write from which number on, or below which.');
  if (atLeast !== undefined && below !== undefined && atLeast >= below)
    way.error('empty_range', 'below', `no number is at least ${String(atLeast)} and below ${String(below)}.`);
}

/** Undefined when it is open, or no number. */
function endOf(way: Parameters, name: string): number | undefined {
  const raw = way.raw(name);
  return raw === undefined || raw === '' ? undefined : way.number(name, 0);
}

/** A value named by two ways takes the first; the second would wait for it in vain. */
function checkTwice(parameters: Parameters): void {
  const seen = new Map<string, number>();
  for (const [at, fields] of entriesOf(parameters.raw('cases'), 'case').entries()) {
    if (fields['match'] === 'range') continue;
    const way = parameters.inside(fields, `cases.case[${String(at)}]`);
    for (const value of way.texts('values').filter((text) => text !== '')) {
      const first = seen.get(value.toLowerCase());
      if (first !== undefined && first !== at)
        way.warning(
          'value_twice',
          'values',
          `${quoted(value)} goes the way ${String(first + 1)} already, which comes first.`,
        );
      else seen.set(value.toLowerCase(), at);
    }
  }
}

function checkTime(way: Parameters): void {
  for (const [name, otherwise] of [
    ['from', '09:00'],
    ['to', '18:00'],
  ] as const) {
    const time = way.fixed(name, otherwise);
    if (minutesOf(time) === undefined)
      way.error('invalid_time', name, `${name} is ${quoted(time)}; write a time of day from 00:00 to 23:59.`);
  }
}

export interface KnownSteps {
  /** Message keys of the workspace. */
  readonly messages: Readonly<Record<string, unknown>>;
  /** Of this journey. */
  readonly stepKeys: ReadonlySet<string>;
}

/** A Split by History: whether there is what it looks for. Other journeys are not known here. */
export function checkSplitByHistory(parameters: Parameters, { messages, stepKeys }: KnownSteps): void {
  const days = parameters.number('days', 30);
  if (days === undefined || days < 0 || days > LONGEST_DAYS)
    parameters.error(
      'invalid_history_days',
      'days',
      `looks back ${quoted(parameters.raw('days'))} days; 0 to ${String(LONGEST_DAYS)} are possible.`,
    );
  switch (parameters.option('what', ['journey', 'message', 'step'], 'message')) {
    case 'message':
      checkMessage(parameters, messages);
      return;
    case 'step':
      checkStep(parameters, stepKeys);
      return;
    case 'journey':
      return;
  }
}

function checkMessage(parameters: Parameters, messages: KnownSteps['messages']): void {
  const key = parameters.fixed('message');
  if (key === '') parameters.error('no_message', 'message', 'no message is chosen to look for.');
  else if (!Object.hasOwn(messages, key))
    parameters.warning(
      'unknown_past_message',
      'message',
      `no message has the key ${quoted(key)} now: nobody was sent it.`,
    );
}

function checkStep(parameters: Parameters, stepKeys: ReadonlySet<string>): void {
  const step = parameters.fixed('step');
  if (step === '') parameters.error('no_step', 'step', 'no step is chosen to look for.');
  else if (parameters.fixed('journey') === '' && !stepKeys.has(step))
    parameters.error('unknown_step_key', 'step', `this journey has no step ${quoted(step)}; choose one that is there.`);
}
