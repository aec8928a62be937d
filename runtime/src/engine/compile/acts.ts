import type { JourneyEntry } from '../version';
import { entriesOf, isExpression, quoted, type Parameters } from './parameters';

const MOST_CHANGES = 50;
const MOST_PROPERTIES = 50;
const ATTRIBUTE = /^[\p{L}\p{N}_][\p{L}\p{N}_ -]{0,63}$/u;
const PROPERTY = /^[\p{L}\p{N}_][\p{L}\p{N}_ .-]{0,99}$/u;

/** An Update Profile: whether it changes anything, and nothing impossible. */
export function checkUpdateProfile(parameters: Parameters): void {
  const changes = entriesOf(parameters.raw('changes'), 'change');
  const tags = [...parameters.texts('addTags'), ...parameters.texts('removeTags')].filter((tag) => tag !== '');
  const byExpression = [parameters.raw('addTags'), parameters.raw('removeTags')].flat().some(isExpression);
  if (changes.length === 0 && tags.length === 0 && !byExpression)
    parameters.warning('no_changes', 'changes', 'changes nothing; add a change or a tag.');
  tooMany(parameters, 'changes', changes.length, MOST_CHANGES);
  for (const [at, fields] of changes.slice(0, MOST_CHANGES).entries())
    checkChange(parameters.inside(fields, `changes.change[${String(at)}]`));
}

function checkChange(change: Parameters): void {
  const field = change.option(
    'field',
    ['attribute', 'country', 'firstName', 'language', 'lastName', 'timeZone'],
    'attribute',
  );
  const action = change.option('action', ['increment', 'unset', 'set'], 'set');
  const name = change.fixed('name');
  if (field === 'attribute' && !ATTRIBUTE.test(name))
    change.error(
      'invalid_attribute',
      'name',
      `${quoted(name)} cannot be the name of an attribute; letters, digits, "_", "-" and blanks can.`,
    );
  if (field !== 'attribute' && action === 'increment')
    change.error('not_a_number_field', 'action', `nothing can be added to ${quoted(field)}: it is no number.`);
  const value = change.raw('value');
  if (action === 'increment' && !isExpression(value)) change.number('value', NaN);
  if (action === 'set' && (value === undefined || value === ''))
    change.warning('no_value', 'value', 'a change has no value: it changes nothing.');
}

/** A Track Event: it has a name, and does not let people into this very journey again and again. */
export function checkTrackEvent(parameters: Parameters, entry: JourneyEntry | undefined): void {
  const event = parameters.fixed('event');
  if (event === '') parameters.error('no_event', 'event', 'no event is named.');
  if (event !== '' && entry && entry.reEntry.mode !== 'once' && entry.events.includes(event))
    parameters.error(
      'enters_itself',
      'event',
      `${quoted(event)} lets people into this journey: it would begin itself again without end. Choose another event, or let people in only once.`,
    );
  const properties = entriesOf(parameters.raw('properties'), 'property');
  tooMany(parameters, 'properties', properties.length, MOST_PROPERTIES);
  for (const [at, fields] of properties.slice(0, MOST_PROPERTIES).entries()) {
    const property = parameters.inside(fields, `properties.property[${String(at)}]`);
    const name = property.fixed('name');
    if (!PROPERTY.test(name))
      property.error('invalid_property', 'name', `${quoted(name)} cannot be the name of a property.`);
  }
}

function tooMany(parameters: Parameters, name: string, count: number, most: number): void {
  if (count > most)
    parameters.error('too_many_changes', name, `${String(count)} are asked for; ${String(most)} are the limit.`);
}

/** A Consent: what it does and where are fixed, because its ways out depend on it. */
export function checkConsent(parameters: Parameters): void {
  const action = parameters.option('action', ['check', 'give', 'withdraw'], 'check');
  parameters.option('channel', ['email', 'line', 'push', 'sms', 'whatsapp'], 'email');
  if (action !== 'give') return;
  parameters.option('confirm', ['always', 'no'], 'no');
  const wording = parameters.raw('wording');
  if (wording === undefined || wording === '')
    parameters.warning('no_wording', 'wording', 'records no wording: nobody can show later what was agreed to.');
}
