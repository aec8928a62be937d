import i18next from 'i18next';

import en from '../../editor/src/i18n/locales/en/words.json';
import zh from '../../editor/src/i18n/locales/zh-CN/words.json';
import type { Translate } from '../../editor/src/i18n/translate';
import { authorsOf, tally, type SavedChange } from '../../editor/src/journeys/publish/authors';
import { diffOf, type Change } from '../../editor/src/journeys/publish/diff';
import type { DraftWorkflow } from '../../runtime/src/journeys/draft/workflow';
import { aJourney } from '../support/journeys';

let t: Translate;
beforeAll(async () => {
  const resources = { en: { words: en }, 'zh-CN': { words: zh } };
  t = (await i18next.init({ lng: 'en', resources, interpolation: { escapeValue: false } })) as Translate;
});

const SEND = { stepKey: 'sendkey', parameters: { message: 'cart-1' } };

/** Checkout Started → wait two hours or until an order of the same cart → a reminder. */
const cart = (wait: object = {}, entry: object = {}): DraftWorkflow => {
  const until = [{ event: 'Order Completed', by: 'entryKey' as const }];
  return aJourney('Abandoned cart')
    .entry({ key: 'cart', ...entry }, { name: 'Cart left' })
    .wait({ amount: 2, unit: 'hours', until, ...wait }, { name: 'Wait for the order' })
    .send({ message: 'cart-1' }, SEND)
    .workflow() as unknown as DraftWorkflow;
};

const words = (change: Change): string => {
  if (change.kind === 'set') return `${change.step.name}. ${change.label}: ${change.after}. Before: ${change.before}`;
  if (change.kind === 'leads')
    return `${change.step.name} ${String(change.output)} → ${change.after.join()}. Before: ${change.before.join()}`;
  return change.kind === 'journeyRenamed' ? `${change.before} → ${change.after}` : `${change.kind} ${change.step.name}`;
};
const told = (before: DraftWorkflow, after: DraftWorkflow) => diffOf(t, before, after).map(words);

test('the same journey has no differences, wherever its steps stand on the canvas', () => {
  const moved = structuredClone(cart());
  moved.nodes.forEach((node) => (node.position = [1, 2]));
  expect(told(cart(), moved)).toEqual([]);
});

test('settings are told by what they mean, with what they were before', () => {
  expect(told(cart(), cart({ amount: 1, unit: 'days' }, { reEntry: 'once' }))).toEqual([
    'Cart left. Again: never, once per visit. Before: after leaving',
    'Wait for the order. Wait at most: 1 day. Before: 2 hours',
  ]);
  const filter = {
    combinator: 'all',
    conditions: { condition: [{ path: 'total.amount', operator: 'greaterThan', value: 5000 }] },
  };
  expect(told(cart(), cart({ until: [{ event: 'Order Paid', by: 'profile', filter }] }))).toEqual([
    'Wait for the order. Or until: Order Paid where Total is more than 5000 minor units. Before: Order Completed of the same cart',
  ]);
});

test('the same in Chinese', async () => {
  await i18next.changeLanguage('zh-CN');
  expect(told(cart(), cart({ amount: 1, unit: 'days' }))).toEqual([
    'Wait for the order. 最长等待: 1 天. Before: 2 小时',
  ]);
  await i18next.changeLanguage('en');
});

test('a step that comes between, one that goes, and one with a new name', () => {
  const before = cart();
  const after = structuredClone(before);
  const send = after.nodes[2]!;
  after.nodes = after.nodes.filter((node) => node !== send);
  const wait = after.nodes[1]!;
  after.connections = { 'Cart left': { main: [[{ node: 'Wait', type: 'main', index: 0 }]] } };
  wait.name = 'Wait';
  expect(told(before, after)).toEqual(['renamed Wait', `Wait 0 → . Before: ${send.name}`, `removed ${send.name}`]);
  expect(told(after, before)).toContain(`added ${send.name}`);
});

test('a branch that is reordered says so rule by rule', () => {
  const rule = (name: string, value: string) => ({
    name,
    conditions: {
      combinator: 'and',
      conditions: [
        {
          leftValue: '={{ $json.profile.country }}',
          operator: { type: 'string', operation: 'equals' },
          rightValue: value,
        },
      ],
    },
  });
  const branch = (rules: object[]): DraftWorkflow => ({
    name: 'J',
    nodes: [
      {
        id: 'b',
        name: 'Market',
        type: 'n8n-nodes-perennial.branch',
        typeVersion: 1,
        position: [0, 0],
        parameters: { stepKey: 'branchkey', rules: { rule: rules } },
      },
    ],
    connections: {},
  });
  expect(told(branch([rule('DE', 'DE')]), branch([rule('DE', 'AT'), rule('FR', 'FR')]))).toEqual([
    'Market. Rule 1, DE: Country is AT. Before: Country is DE',
    'Market. Rule 2, FR: Country is FR. Before: nothing',
  ]);
});

describe('who changed it', () => {
  const at = '2026-11-23T14:00:00.000Z';
  const log = (...all: [by: string, ...operations: object[]][]): SavedChange[] =>
    all.map(([by, ...operations], index) => ({
      revision: index + 1,
      by,
      at,
      operations: operations as SavedChange['operations'],
    }));
  const setTo = (step: string, name: string) => ({
    type: 'setParameters',
    step,
    changes: [{ path: [name], value: 1 }],
  });

  test('is found by step and parameter, the last one first', () => {
    const [before, after] = [cart(), cart({ amount: 3 })];
    const [change] = diffOf(t, before, after);
    const { id } = after.nodes[1]!;
    const saved = log(
      ['ines', setTo(id, 'amount')],
      ['lin', setTo(id, 'unit')],
      ['tom', setTo(id, 'refresh')],
      ['tom', setTo('other', 'amount')],
    );
    expect(authorsOf(change!, saved)).toEqual(['lin', 'ines']);
    expect(tally([change!], saved)).toEqual([{ by: 'lin', count: 1 }]);
  });

  test('of an added step is who added it, of everything who imported a workflow', () => {
    const before = {
      ...cart(),
      nodes: cart().nodes.slice(0, 2),
      connections: { 'Cart left': cart().connections['Cart left']! },
    };
    const added = diffOf(t, before, cart()).find(({ kind }) => kind === 'added')!;
    const node = { id: cart().nodes[2]!.id };
    expect(
      authorsOf(added, log(['ines', { type: 'addStep', node }], ['lin', { type: 'addStep', node: { id: 'x' } }])),
    ).toEqual(['ines']);
    expect(authorsOf(added, log(['lin', { type: 'replaceWorkflow' }]))).toEqual(['lin']);
    expect(authorsOf(added, [])).toEqual([]);
  });
});
