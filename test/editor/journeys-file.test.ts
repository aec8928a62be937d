import { asked, missingEvents, saidIn, valueOf, type Setting } from '../../editor/src/journeys/templates/settings';
import { nodeIn, readWorkflowFile } from '../../editor/src/journeys/dialogs/workflowFile';
import { attentionOf, fits, needsSomebody, type JourneySummary } from '../../editor/src/journeys/list/attention';

describe('a file to import', () => {
  test.each([
    ['broken text', '{"nodes": [', 'noJson'],
    ['a list', '[1, 2]', 'noWorkflow'],
    ['nodes that are no list', '{"nodes": {}}', 'noWorkflow'],
    ['nothing', 'null', 'noWorkflow'],
    ['more than 1 MB', ' '.repeat(1_000_001), 'tooLarge'],
  ])('that holds %s is none', (_, text, kind) => {
    expect(readWorkflowFile(text).kind).toBe(kind);
  });

  test('a workflow tells its name and how many nodes it has', () => {
    expect(readWorkflowFile('{"name": "Cart", "nodes": [{}, {}]}')).toMatchObject({
      kind: 'workflow',
      name: 'Cart',
      steps: 2,
    });
    expect(readWorkflowFile('{"nodes": []}')).toMatchObject({ name: '', steps: 0 });
  });

  test('a problem names its node', () => {
    const workflow = { nodes: [{ name: 'Start' }, { name: 'Wait' }] };
    expect(nodeIn('nodes.1.position', workflow)).toEqual({ number: 2, name: 'Wait', field: 'position' });
    expect(nodeIn('body.workflow.nodes.7.type', workflow)).toEqual({ number: 8, name: '', field: 'type' });
    expect(nodeIn('connections', workflow)).toBeUndefined();
  });
});

describe('the settings of a template', () => {
  const label = { en: 'Send a last note', 'zh-CN': '发送最后提醒' };
  const last = { key: 'last', type: 'boolean', label, default: true, removesWhenOff: [] } as Setting;
  const wait = {
    key: 'wait',
    type: 'number',
    label: { en: 'Days' },
    default: 2,
    min: 1,
    max: 9,
    integer: true,
    into: [],
    onlyWith: 'last',
  } as Setting;

  test('are asked only with the one they belong to', () => {
    expect(asked([last, wait], {}).map(({ key }) => key)).toEqual(['last', 'wait']);
    expect(asked([last, wait], { last: false }).map(({ key }) => key)).toEqual(['last']);
    expect(valueOf(wait, {})).toBe(2);
    expect(valueOf(wait, { wait: 5 })).toBe(5);
  });

  test('speak the language of the person, else English', () => {
    expect(saidIn('zh-CN', label)).toBe('发送最后提醒');
    expect(saidIn('de', label)).toBe('Send a last note');
  });

  test('events that are needed and have not arrived', () => {
    const events = [
      { name: 'Checkout Started', needed: true },
      { name: 'Order Completed', needed: true },
      { name: 'Cart Updated', needed: false },
    ];
    expect(missingEvents({ events }, new Set(['Checkout Started']))).toEqual(['Order Completed']);
  });
});

describe('which journeys need somebody', () => {
  const journey = (more: Partial<JourneySummary> = {}) => ({
    id: 'j',
    name: 'Abandoned cart',
    status: 'live' as const,
    stuck: 0,
    pendingTasks: 0,
    ...more,
  });
  const all = { status: '' as const, search: '', attention: false };

  test('stuck people come first; work that goes on by itself needs nobody', () => {
    expect(attentionOf(journey({ stuck: 2, pendingTasks: 1 }), 3).map(({ kind }) => kind)).toEqual([
      'stuck',
      'problems',
      'working',
    ]);
    expect(needsSomebody(attentionOf(journey({ pendingTasks: 1 }), 0))).toBe(false);
    expect(needsSomebody(attentionOf(journey({ status: 'archived' }), 3))).toBe(false);
    expect(needsSomebody(attentionOf(journey(), undefined))).toBe(false);
  });

  test('are found by name and by what lets people in; archived ones only when they are asked for', () => {
    expect(fits(journey(), { ...all, search: 'CART' })).toBe(true);
    expect(
      fits(journey({ liveVersion: { id: 'v', number: 1, events: ['Order Completed'] } }), { ...all, search: 'order' }),
    ).toBe(true);
    expect(fits(journey(), { ...all, search: 'order' })).toBe(false);
    expect(fits(journey({ status: 'archived' }), all)).toBe(false);
    expect(fits(journey({ status: 'archived' }), { ...all, status: 'archived' })).toBe(true);
  });
});
