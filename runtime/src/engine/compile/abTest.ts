import type { AbTest } from '../abTest';
import { quoted, type Parameters } from './parameters';
import { readShares } from './shares';

const LONGEST_DAYS = 90;
const MOST_HELD_OUT = 90;

/** An A/B Test: its variants, who is held out, and what it is measured by. */
export function readAbTest(parameters: Parameters, stepKey: string): AbTest {
  const variants = readShares(parameters, 'variants', 'variant').map(({ key, name }) => ({ key, name }));
  const holdout = readHoldout(parameters);
  const event = parameters.fixed('event', 'Order Completed');
  if (event === '')
    parameters.error('no_metric', 'event', 'no event says what is measured; choose one, such as "Order Completed".');
  const valuePath = parameters.fixed('valuePath');
  return {
    ...{ stepKey, name: parameters.node.name, variants, holdout, event, days: readDays(parameters) },
    ...(valuePath !== '' && { valuePath }),
  };
}

function readHoldout(parameters: Parameters): boolean {
  const percent = parameters.number('holdout', 0);
  if (percent !== undefined && percent >= 0 && percent <= MOST_HELD_OUT) return percent > 0;
  const is = quoted(parameters.raw('holdout'));
  parameters.error(
    'invalid_holdout',
    'holdout',
    `${is} per cent are held out; 0 to ${String(MOST_HELD_OUT)} are possible.`,
  );
  return false;
}

function readDays(parameters: Parameters): number {
  const days = parameters.number('days', 7);
  if (days !== undefined && days > 0 && days <= LONGEST_DAYS) return days;
  const is = quoted(parameters.raw('days'));
  parameters.error(
    'invalid_metric_days',
    'days',
    `it is measured for ${is} days; 1 to ${String(LONGEST_DAYS)} are possible.`,
  );
  return 7;
}
