import type { Wires } from '../../editor/src/inspector/outputs';
import { rewired, waitKeys } from '../../editor/src/inspector/waitWires';

const to = (...names: string[]): Wires => ({
  main: names.map((node) => (node === '' ? [] : [{ node, type: 'main', index: 0 }])),
});
const leads = (wires: Wires | undefined) => wires?.['main']?.map((targets) => (targets ?? [])[0]?.node ?? '');
const keys = (parameters: Record<string, unknown>, more: object = {}) => waitKeys({ parameters, ...more });

const branches = { branch: [{ event: 'A' }, { kind: 'condition' }] };
const dated = { mode: 'date', branches };

test('the outputs of a wait by what they stand for', () => {
  expect(keys({})).toEqual(['end']);
  expect(keys({ mode: 'event', branches })).toEqual(['end', 'way 1', 'way 2']);
  expect(keys(dated)).toEqual(['end', 'way 1', 'way 2', 'noDate', 'over']);
  expect(keys({ ...dated, yearly: 'feb28', lateAmount: 2 })).toEqual(['end', 'way 1', 'way 2', 'noDate', 'late']);
  expect(keys({ lateAmount: 2 }, { onError: 'continueErrorOutput' })).toEqual(['end', 'late', 'error']);
});

describe('wires stay at the way they belonged to', () => {
  const wires = to('End', 'A', 'Fits', 'None', 'Over');

  test('when a way of its own comes or goes', () => {
    const once = keys(dated);
    expect(leads(rewired(wires, once, keys({ ...dated, missing: 'goOn' })))).toEqual(['End', 'A', 'Fits', 'Over']);
    expect(leads(rewired(wires, once, keys({ ...dated, lateAmount: 1 })))).toEqual(leads(wires));
    const late = to('End', 'A', 'Fits', 'Late');
    expect(
      leads(rewired(late, keys({ mode: 'event', branches, lateAmount: 1 }), keys({ ...dated, lateAmount: 1 }))),
    ).toEqual(['End', 'A', 'Fits', '', '', 'Late']);
  });

  test('ways that are gone take theirs along', () => {
    expect(leads(rewired(wires, keys(dated), keys({ mode: 'time' })))).toEqual(['End']);
    expect(leads(rewired(wires, keys(dated), keys({ mode: 'event', branches })))).toEqual(['End', 'A', 'Fits']);
  });

  test('nothing changes when the ways are the same, nor for a step without wires', () => {
    expect(rewired(wires, keys(dated), keys({ ...dated, date: 'x' }))).toBe(wires);
    expect(rewired(undefined, keys(dated), keys({}))).toBeUndefined();
  });
});
