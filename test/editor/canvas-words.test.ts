import { noteLines } from '../../editor/src/canvas/flow/noteLines';
import { cameWords } from '../../editor/src/live/periodWords';

test('notes show headings, bold and lists of n8n as such', () => {
  expect(noteLines('## Demo\nWaits are **one minute**\n- first')).toEqual([
    { heading: true, parts: ['Demo'] },
    { heading: false, parts: ['Waits are ', 'one minute', ''] },
    { heading: false, parts: ['• first'] },
  ]);
});

test.each([
  ['en', '2026-11-20T20:40:00.000Z', 'Fri 20:40'],
  ['en', '2026-11-03T20:40:00.000Z', 'Tue 3 Nov, 20:40'],
  ['zh-CN', '2026-11-20T20:40:00.000Z', '周五20:40'],
])('in %s a person who came at %s came "%s"', (language, at, said) => {
  expect(cameWords(at, { language, now: new Date('2026-11-23T13:30:00.000Z') })).toBe(said);
});
