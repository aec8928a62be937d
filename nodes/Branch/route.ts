import { executeFilter, type FilterValue, type IExecuteFunctions, type INodeExecutionData } from 'n8n-workflow';

import { continued, passedOn } from '../items';
import { entriesOf } from '../rules';

/** What n8n's editor writes into a filter; journeys that were written by hand may leave it out. */
const OPTIONS = { caseSensitive: false, leftValue: '', typeValidation: 'loose', version: 2 } as const;

const ELSE = 'Else';

/** One output per rule, in order, then Else. An item takes the first rule that fits, and carries its name. */
export function route(context: IExecuteFunctions): INodeExecutionData[][] {
  const rules = entriesOf(context.getNodeParameter('rules', 0, {}, { rawExpressions: true }), 'rule');
  const outputs: INodeExecutionData[][] = Array.from({ length: rules.length + 1 }, () => []);
  for (const [i, item] of context.getInputData().entries()) {
    try {
      const first = rules.findIndex((_, k) => fits(context, k, i));
      const output = first < 0 ? rules.length : first;
      outputs[output]?.push(passedOn(item, i, { branch: { name: nameOf(rules[output], output) } }));
    } catch (error) {
      outputs[rules.length]?.push(continued(context, error, i));
    }
  }
  return outputs;
}

function nameOf(rule: Record<string, unknown> | undefined, k: number): string {
  if (!rule) return ELSE;
  return typeof rule['name'] === 'string' && rule['name'] !== '' ? rule['name'] : `Rule ${String(k + 1)}`;
}

function fits(context: IExecuteFunctions, k: number, i: number): boolean {
  const value = context.getNodeParameter(`rules.rule[${String(k)}].conditions`, i, {}) as Partial<FilterValue>;
  const { conditions = [], combinator = 'and' } = value;
  // A rule that says nothing fits nobody: an unfinished rule must not take everybody away from the others.
  if (conditions.length === 0) return false;
  return executeFilter({ conditions, combinator, options: { ...OPTIONS, ...value.options } }, { itemIndex: i });
}
