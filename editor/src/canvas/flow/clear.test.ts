import { intoSight } from './clear';

const SURFACE = { width: 800, height: 600 };
const CHECKS = { x: 16, y: 400, width: 248, height: 184 };
const card = (x: number, y: number) => ({ x, y, width: 280, height: 62 });

test.each([
  ['a card in sight stays where it is', card(300, 200), { dx: 0, dy: 0 }],
  ['one above the edge comes down', card(300, -100), { dx: 0, dy: 140 }],
  ['one below a panel at its right comes beside it', card(200, 450), { dx: 80, dy: 0 }],
  ['one whose head is below a panel comes above it', card(40, 380), { dx: 0, dy: -58 }],
])('%s', (_, box, move) => {
  expect(intoSight(box, SURFACE, [CHECKS])).toEqual(move);
});

test('where everything is covered, the card is at least inside', () => {
  expect(intoSight(card(900, 700), SURFACE, [{ x: 0, y: 0, ...SURFACE }])).toEqual({ dx: -420, dy: -202 });
});
