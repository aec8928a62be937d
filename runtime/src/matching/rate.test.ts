import { allowanceOf, paidFor } from './rate';

const NOON = new Date('2026-11-23T12:00:00.000Z');
const after = (ms: number) => new Date(NOON.getTime() + ms);

test('sixty a minute are one a second, however often one looks', () => {
  let paidUntil = NOON;
  let entered = 0;
  for (let at = 0; at <= 60_000; at += 700) {
    const { people, from } = allowanceOf(60, paidUntil, after(at));
    entered += people;
    paidUntil = paidFor(60, people, from);
  }
  expect(entered).toBe(59);
});

test('one a minute is none for a while', () => {
  expect(allowanceOf(1, NOON, after(59_000)).people).toBe(0);
  expect(allowanceOf(1, NOON, after(60_000))).toEqual({ people: 1, from: NOON });
  expect(paidFor(1, 1, NOON)).toEqual(after(60_000));
});

test('after an hour of downtime one minute is made up for, not sixty', () => {
  expect(allowanceOf(100, NOON, after(3_600_000))).toEqual({ people: 100, from: after(3_540_000) });
});

test('the clock of the database may step back: nobody enters until it is there again', () => {
  expect(allowanceOf(60, after(5_000), NOON).people).toBe(0);
});
