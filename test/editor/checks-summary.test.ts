import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import i18next from 'i18next';

import { problemWords, WORDED_CODES } from '../../editor/src/checks/problemWords';
import { countsOf, firstError, groupsOf, isAbout } from '../../editor/src/checks/summary';
import type { DraftProblem } from '../../editor/src/draft/contract';
import en from '../../editor/src/i18n/locales/en/checks.json';
import zh from '../../editor/src/i18n/locales/zh-CN/checks.json';
import type { Translate } from '../../editor/src/i18n/translate';

const problem = (severity: DraftProblem['severity'], stepKey?: string, parameter?: string): DraftProblem => ({
  code: 'no_message',
  severity,
  message: `"Reminder": no message is chosen.`,
  ...(stepKey !== undefined && { stepKey, nodeName: stepKey }),
  ...(parameter !== undefined && { parameter }),
});

test('what blocks publishing comes first, and what is about one step stays together', () => {
  const problems = [problem('warning', 'a'), problem('error', 'b'), problem('warning', 'b'), problem('error')];
  const groups = groupsOf(problems);
  expect(groups.map(({ name, errors, warnings }) => [name, errors, warnings])).toEqual([
    ['b', 1, 1],
    [undefined, 1, 0],
    ['a', 0, 1],
  ]);
  expect(countsOf(problems)).toEqual({ errors: 2, warnings: 2 });
  expect(firstError(problems)?.stepKey).toBe('b');
});

test.each([
  ['branches', true],
  ['branches.branch[0]', true],
  ['branches.branch[0].event', true],
  ['branches.branch[1]', false],
  ['branch', false],
])('a problem of branches.branch[0].event is about %s: %p', (field, about) => {
  expect(isAbout({ parameter: 'branches.branch[0].event' }, field)).toBe(about);
});

describe('in words', () => {
  let t: Translate;
  beforeAll(async () => {
    const resources = { en: { checks: en }, 'zh-CN': { checks: zh } };
    t = (await i18next.init({ lng: 'zh-CN', resources, interpolation: { escapeValue: false } })) as Translate;
  });

  test('of the language, with what the server says where that alone tells what to do', () => {
    expect(problemWords(t, problem('error', 'a'))).toEqual({ text: '未选择消息' });
    const unusable = { code: 'message_not_usable', message: '"Reminder": the German version has no subject.' };
    expect(problemWords(t, unusable)).toEqual({ text: '消息目前不可用', detail: 'The German version has no subject.' });
    expect(problemWords(t, { code: 'of_a_newer_server', message: '"X": something else.' })).toEqual({
      text: 'Something else.',
    });
  });

  test('every code that checking a journey can give has words', () => {
    const folders = ['runtime/src/engine/compile', 'runtime/src/journeys'].map((folder) =>
      join(__dirname, '../..', folder),
    );
    const files = folders.flatMap((folder) =>
      readdirSync(folder)
        .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
        .map((file) => join(folder, file)),
    );
    const source = files.map((file) => readFileSync(file, 'utf8')).join('\n');
    const complaints = source.matchAll(/(?:code: |code\(|(?:error|warning)\(\s*|\? )'([a-z]+(?:_[a-z]+)+)'/g);
    const notOfJourneys = [
      'needs_place',
      'changed_meanwhile',
      'invalid_input',
      'journey_has_problems',
      'not_in_this_state',
      'not_ready',
    ];
    const codes = [...new Set([...complaints].map(([, code]) => code!))].filter(
      (code) => !notOfJourneys.includes(code),
    );
    expect(codes.length).toBeGreaterThan(40);
    expect(codes.filter((code) => !WORDED_CODES.includes(code))).toEqual([]);
  });
});
