import { consentToEmail, type ProfileView } from '../../engine/profile';
import type { Comparison } from '../definition/comparisons';
import type { Field } from '../definition/conditions';
import { compared } from './compare';
import { always, type Verdict } from './verdict';

export function fieldMet(field: Field, is: Comparison, profile: ProfileView, now: Date): Verdict {
  const value = profile[field];
  return field === 'language' ? languageMet(is, profile.language, now) : compared(is, [value], now);
}

export function attributeMet(name: string, is: Comparison, { attributes }: ProfileView, now: Date): Verdict {
  return compared(is, Object.hasOwn(attributes, name) ? [attributes[name]] : [], now);
}

/** A language stands for its regions: `zh` is `zh-CN`, too. */
function languageMet(is: Comparison, language: string | undefined, now: Date): Verdict {
  const wanted = 'values' in is ? is.values : 'value' in is ? [is.value] : [];
  const found = language?.toLowerCase();
  const isOne = wanted.some((value) => {
    const tag = String(value).toLowerCase();
    return found !== undefined && (found === tag || found.startsWith(`${tag}-`));
  });
  if (is.operator === 'equals' || is.operator === 'anyOf') return always(isOne);
  if (is.operator === 'notEquals' || is.operator === 'noneOf') return always(!isOne);
  return compared(is, [language], now);
}

export function tagsMet(
  operator: 'anyOf' | 'allOf' | 'noneOf',
  wanted: readonly string[],
  { tags }: ProfileView,
): Verdict {
  const has = (tag: string) => tags.includes(tag);
  if (operator === 'allOf') return always(wanted.every(has));
  return always(wanted.some(has) === (operator === 'anyOf'));
}

export function consentMet(channel: string, states: readonly string[], profile: ProfileView): Verdict {
  const said =
    channel === 'email'
      ? consentToEmail(profile)
      : Object.hasOwn(profile.consent, channel)
        ? profile.consent[channel]
        : undefined;
  return always(states.includes(said ?? 'never'));
}
