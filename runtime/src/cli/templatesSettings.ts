import type { z } from 'zod';

import type * as contract from '../templates/contract';
import { CliError } from './output';

type Settings = z.output<typeof contract.templateSummary>['settings'];

/** `key=value` as the API takes it; what the values may be is judged there. */
export function settingsFrom(
  given: readonly string[],
  { settings }: { readonly settings: Settings },
): Record<string, unknown> {
  return Object.fromEntries(
    given.map((assignment) => {
      const at = assignment.indexOf('=');
      const key = assignment.slice(0, at);
      const setting = settings.find((each) => each.key === key);
      if (at < 1) throw wrong(`"${assignment}" sets nothing; write key=value.`);
      if (!setting)
        throw wrong(`There is no setting "${key}"; there are ${settings.map((each) => each.key).join(', ')}.`);
      return [key, valueOf(setting.type, assignment.slice(at + 1).trim())];
    }),
  );
}

function valueOf(type: Settings[number]['type'], text: string): unknown {
  switch (type) {
    case 'duration': {
      const [, amount, unit = ''] = /^(\d+(?:\.\d+)?)\s*([a-z]+)$/.exec(text.toLowerCase()) ?? [];
      return amount === undefined ? text : { amount: Number(amount), unit: unit.endsWith('s') ? unit : `${unit}s` };
    }
    case 'number':
      return text === '' || Number.isNaN(Number(text)) ? text : Number(text);
    case 'boolean':
      return { true: true, yes: true, on: true, false: false, no: false, off: false }[text.toLowerCase()] ?? text;
    case 'languages':
      return text.split(',').map((each) => each.trim());
    case 'text':
    case 'language':
    case 'senderRole':
      return text;
  }
}

const wrong = (message: string) => new CliError(message, { code: 'invalid_input' });
