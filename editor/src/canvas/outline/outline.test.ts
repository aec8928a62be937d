import type { DraftStep, DraftWorkflow } from '../../draft/contract';
import { graphOf } from '../graph/graph';
import { BRANCH, ENTRY, SEND_EMAIL, WAIT } from '../graph/types';
import { outlineOf } from './rows';

const step = (name: string, type: string, parameters: DraftStep['parameters'] = {}): DraftStep => ({
  ...{ id: name, name, type, typeVersion: 1, position: [0, 0], parameters },
});
const to = (...names: string[]) => names.map((node) => ({ node, type: 'main', index: 0 }));

const journey: DraftWorkflow = {
  name: 'Cart',
  nodes: [
    step('Entry', ENTRY),
    step('Wait', WAIT, { mode: 'event', branches: { branch: [{ event: 'Order Completed' }] } }),
    step('Split', BRANCH, { rules: { rule: [{ name: 'VIP' }] } }),
    step('Personal', SEND_EMAIL),
    step('Reminder', SEND_EMAIL),
    step('Day', WAIT),
  ],
  connections: {
    Entry: { main: [to('Wait')] },
    Wait: { main: [to('Split'), []] },
    Split: { main: [to('Personal'), to('Reminder')] },
    Personal: { main: [to('Day')] },
    Reminder: { main: [to('Day')] },
  },
};

test('a journey reads as a list: branches indented under their names, early ways and meetings named', () => {
  const rows = outlineOf(graphOf(journey, new Map())).map((row) => {
    const indent = '  '.repeat(row.depth);
    if (row.kind === 'step') return `${indent}${row.id}`;
    if (row.kind === 'meet') return `${indent}meet`;
    const name = 'name' in row.label ? row.label.name : 'event' in row.label ? row.label.event : row.label.kind;
    return `${indent}- ${name}${row.to === undefined ? '' : ` → ${row.to ?? 'end'}`}`;
  });
  expect(rows).toEqual([
    'Entry',
    'Wait',
    '- after',
    '- Order Completed → end',
    'Split',
    '- VIP',
    '  Personal',
    '  - none → Day',
    '- else',
    '  Reminder',
    'meet',
    'Day',
    '- none → end',
  ]);
});
