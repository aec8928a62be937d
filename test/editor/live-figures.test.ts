import { edgeWidth, figuresOf, kept } from '../../editor/src/live/figures';
import { pathOf, type HistoryLine } from '../../editor/src/live/path';
import { periodWords } from '../../editor/src/live/periodWords';

const standing = (stepKey: string, inside: number, versionId = 'v7', parked = 0) => ({
  stepKey,
  inside,
  versionId,
  parked,
});
const passed = (stepKey: string, output: number, people: number) => ({ stepKey, output, people });

describe('figures of a journey', () => {
  test('the line of an edge is linear in people, from 2 to 15 pixels', () => {
    expect(edgeWidth(4_812, 4_812)).toBe(15);
    expect(edgeWidth(2_406, 4_812)).toBeCloseTo(8.5);
    expect(edgeWidth(1, 1_000_000)).toBeCloseTo(2);
    expect(edgeWidth(0, 100)).toBe(0);
    expect(edgeWidth(0, 0)).toBe(0);
  });

  test('people of all versions stand at the step they have in common', () => {
    const figures = figuresOf({ standing: [standing('wait', 80), standing('wait', 6, 'v6', 2)], passed: [] });
    expect(figures.get('wait')).toMatchObject({ inside: 86, parked: 2 });
    expect(figures.get('wait')).not.toHaveProperty('passed');
  });

  test('each way out has its people, its share and its width', () => {
    const figures = figuresOf({
      standing: [],
      passed: [passed('entry', 0, 100), passed('wait', 0, 75), passed('wait', 1, 25)],
    });
    expect(figures.get('wait')?.passed).toBe(100);
    expect(figures.get('wait')?.outputs.get(1)).toEqual({ people: 25, share: 0.25, width: edgeWidth(25, 100) });
  });

  test('steps whose figures stay the same keep their object', () => {
    const one = figuresOf({ standing: [standing('a', 1), standing('b', 1)], passed: [passed('a', 0, 5)] });
    const two = kept(one, figuresOf({ standing: [standing('a', 1), standing('b', 2)], passed: [passed('a', 0, 5)] }));
    expect(two.get('a')).toBe(one.get('a'));
    expect(two.get('b')).toMatchObject({ inside: 2 });
  });
});

describe('the path of one person', () => {
  const line = (stepKey: string, what: string, more: Partial<HistoryLine> = {}): HistoryLine => ({
    stepKey,
    what,
    visit: 1,
    at: '2026-11-20T20:40:00.000Z',
    ...more,
  });

  test('is told in stays: in, waited, went on early, still here', () => {
    const { stays, steps, edges } = pathOf([
      line('entry', 'entered', { output: 0, stepName: 'Checkout started' }),
      line('wait', 'held', { detail: 'listen' }),
      line('wait', 'restarted', { detail: 'Checkout Updated' }),
      line('wait', 'resumed', { at: '2026-11-20T22:40:00.000Z', output: 0, detail: 'timeout' }),
      line('branch', 'passed', { output: 1 }),
      line('send', 'held', { detail: 'send' }),
    ]);
    expect(stays.map(({ stepKey, what, output, restarts }) => [stepKey, what, output, restarts])).toEqual([
      ['entry', 'entered', 0, 0],
      ['wait', 'waited', 0, 1],
      ['branch', 'passed', 1, 0],
      ['send', 'here', undefined, 0],
    ]);
    expect(stays[1]).toMatchObject({ until: '2026-11-20T22:40:00.000Z', detail: 'timeout' });
    expect([...edges]).toEqual(['entry:0', 'wait:0', 'branch:1']);
    expect(steps.get('send')).toBe('2026-11-20T20:40:00.000Z');
  });

  test('a second visit is a stay of its own; being moved or paused is none', () => {
    const { stays } = pathOf([
      line('wait', 'held', { detail: 'time' }),
      line('wait', 'moved', { detail: 'ver_8' }),
      line('wait', 'resumed', { output: 0 }),
      line('wait', 'held', { visit: 2 }),
      line('wait', 'parked', { visit: 2 }),
    ]);
    expect(stays.map(({ visit, what }) => [visit, what])).toEqual([
      [1, 'waited'],
      [2, 'here'],
    ]);
  });

  test('a step that failed, and the end of a journey', () => {
    const { stays } = pathOf([
      line('http', 'failed', { detail: 'timeout' }),
      line('exit', 'ended', { detail: 'exit: bought' }),
    ]);
    expect(stays.map(({ what, detail }) => [what, detail])).toEqual([
      ['failed', 'timeout'],
      ['ended', 'exit: bought'],
    ]);
  });
});

test('a day is said when it is another one', () => {
  const at = (day: number, clock: string) => new Date(`2026-11-${String(day)}T${clock}:00`).toISOString();
  const said = (period: Parameters<typeof periodWords>[0]) => periodWords(period, 'en');
  expect(said({ from: at(20, '21:40') })).toBe('Fri 20 Nov, 21:40');
  expect(said({ from: at(20, '21:40'), until: at(20, '23:40'), before: at(20, '21:40') })).toBe('21:40 – 23:40');
  expect(said({ from: at(20, '23:40'), until: at(21, '08:00'), before: at(20, '21:40') })).toBe(
    '23:40 – Sat 21 Nov, 08:00',
  );
  expect(said({ from: at(20, '21:40'), until: at(20, '21:40'), before: at(20, '21:40') })).toBe('21:40');
});
