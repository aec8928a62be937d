import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { enteredAs } from '../entered';
import { continued, passedOn } from '../items';
import { isWithin, localTime, type LocalTime } from '../localTime';
import { inRuntime } from '../perennial';
import { readCases, readTimes } from './cases';

/** Which way item `i` takes; -1 for Else. */
interface Ways {
  readonly names: readonly string[];
  readonly of: (i: number) => number;
}

/** One output per way, in order, then Else. An item takes the first way that fits, and carries its name. */
export function splitAll(context: IExecuteFunctions): INodeExecutionData[][] {
  const ways = context.getNodeParameter('by', 0, 'data') === 'time' ? byTime(context) : byValue(context);
  const last = ways.names.length;
  const outputs: INodeExecutionData[][] = Array.from({ length: last + 1 }, () => []);
  for (const [i, item] of context.getInputData().entries()) {
    try {
      const way = ways.of(i);
      const output = way < 0 ? last : way;
      outputs[output]?.push(passedOn(item, i, { split: { name: nameOf(ways, output) } }));
    } catch (error) {
      outputs[last]?.push(continued(context, error, i));
    }
  }
  return outputs;
}

function nameOf({ names }: Ways, output: number): string {
  return output === names.length ? 'Else' : names[output] || `Way ${String(output + 1)}`;
}

/** Languages are known by the path they are read from: `de` then stands for `de-AT`, too. */
const LANGUAGE = /\b(language|locale)\W*\}\}\s*$/i;

function byValue(context: IExecuteFunctions): Ways {
  const written = context.getNodeParameter('value', 0, '', { rawExpressions: true }) as unknown;
  const kind = typeof written === 'string' && LANGUAGE.test(written) ? 'language' : 'text';
  const cases = readCases(context.getNodeParameter('cases', 0, {}), kind);
  return {
    names: cases.map(({ name }) => name),
    of: (i) => {
      const value = context.getNodeParameter('value', i, '') as unknown;
      return cases.findIndex(({ fits }) => fits(value));
    },
  };
}

function byTime(context: IExecuteFunctions): Ways {
  const times = readTimes(context.getNodeParameter('times', 0, {}));
  return {
    names: times.map(({ name }) => name),
    of: (i) => {
      const now = nowOf(context, i);
      return times.findIndex((hours) => isWithin(hours, now));
    },
  };
}

/** In the customer's own zone; without one in the journey's, in plain n8n in the workflow's. */
function nowOf(context: IExecuteFunctions, i: number): LocalTime {
  if (inRuntime(context)) {
    const { now, zone } = context.helpers.perennial.standing(i);
    return localTime(new Date(now), zone);
  }
  const { timeZone } = enteredAs(context, i).profile;
  return localTime(new Date(), typeof timeZone === 'string' && timeZone !== '' ? timeZone : context.getTimezone());
}
