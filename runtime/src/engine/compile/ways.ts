import { checkKey, type ReadEntry } from './entry';
import { checkDate, checkHours } from './moments';
import { entriesOf, quoted, type Fields, type Parameters } from './parameters';
import { MOST_RULES, readFilter, readRule, readRules, type ReadRule } from './rules';

const KINDS = ['event', 'condition', 'date', 'hours'] as const;

/** What conditions can look at; the rest of their path leads into it. */
const OF_PROFILE: readonly string[] = [
  ...['email', 'phone', 'firstName', 'lastName', 'language', 'country', 'timeZone', 'createdAt'],
  ...['attributes', 'tags', 'consent'],
];

/** The early ways out of a Wait, each by its kind, and whether an exit stands before it. */
export function checkWays(parameters: Parameters, entry: ReadEntry | undefined): void {
  const entries = entriesOf(parameters.raw('branches'), 'branch');
  if (entries.length > MOST_RULES)
    parameters.error(
      'too_many_rules',
      'branches',
      `${String(entries.length)} ways out; ${String(MOST_RULES)} are the limit.`,
    );
  for (const [index, fields] of entries.slice(0, MOST_RULES).entries()) {
    const parameter = `branches.branch[${String(index)}]`;
    checkWay(parameters, { inside: parameters.inside(fields, parameter), fields, parameter, entry });
  }
}

interface Way {
  readonly inside: Parameters;
  readonly fields: Fields;
  readonly parameter: string;
  readonly entry: ReadEntry | undefined;
}

function checkWay(parameters: Parameters, { inside, parameter, entry }: Way): void {
  const kind = inside.option('kind', KINDS, 'event');
  if (kind === 'condition') checkCondition(inside);
  else if (kind === 'date') checkDate(inside);
  else if (kind === 'hours') checkHours(inside);
  else {
    inside.option('since', ['step', 'entry'], 'step');
    const rule = readRule(inside, parameter);
    if (!rule || !entry) return;
    checkKey(parameters, rule, entry);
    checkDead(parameters, rule, entry);
  }
}

function checkCondition(inside: Parameters): void {
  const filter = readFilter(inside, 'filter');
  if (!filter) {
    if (entriesOf((inside.raw('filter') as Fields | undefined)?.['conditions'], 'condition').length === 0)
      inside.error('no_condition', 'filter', 'a way out waits for a condition but compares nothing; add a condition.');
    return;
  }
  for (const [index, { path }] of filter.conditions.entries()) {
    const [first = ''] = path.split('.');
    if (OF_PROFILE.includes(first)) continue;
    inside.error(
      'unknown_profile_field',
      `filter.conditions.condition[${String(index)}].path`,
      `customers have no ${quoted(path)}; a condition looks at ${OF_PROFILE.slice(0, -3).join(', ')}, tags, consent.… or attributes.…`,
    );
  }
}

export function checkRestarts(parameters: Parameters, entry: ReadEntry | undefined): void {
  for (const rule of readRules(parameters, 'restartOn', 'rule')) if (entry) checkKey(parameters, rule, entry);
}

/** When an exit or goal and a hold's branch hear the same event, the exit wins and the branch is never taken. */
function checkDead(parameters: Parameters, branch: ReadRule, { exits, goals }: ReadEntry): void {
  const exit = [...exits, ...goals].find((rule) => covers(rule, branch));
  if (!exit) return;
  const way = exits.includes(exit) ? 'an exit' : 'a goal';
  const message = `the way out on "${branch.event}" is never taken: the same event is ${way} of the journey, which ends it at once.`;
  parameters.warning('dead_branch', branch.parameter, message);
}

function covers(rule: ReadRule, branch: ReadRule): boolean {
  if (rule.event !== branch.event || rule.by !== branch.by) return false;
  return !rule.filter || JSON.stringify(rule.filter) === JSON.stringify(branch.filter);
}
