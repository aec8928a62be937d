import { Pace, type Take } from './pace';

const backlog = (pace: Pace, times: readonly number[]): Take[] =>
  times.map((ms) => {
    const take = pace.next();
    expect(pace.took(take, take.limit, ms)).toBe(true);
    return take;
  });

describe('how much a turn takes', () => {
  it('in a backlog every second one is a quarter, of those who became due last', () => {
    expect(backlog(new Pace(1_000), [500, 100, 500, 100])).toEqual([
      { limit: 1_000, newestFirst: false },
      { limit: 250, newestFirst: true },
      { limit: 1_000, newestFirst: false },
      { limit: 250, newestFirst: true },
    ]);
  });

  it('begins with the oldest again when a turn was not full', () => {
    const pace = new Pace(1_000);
    backlog(pace, [500]);
    expect(pace.took(pace.next(), 249, 100)).toBe(false);
    expect(pace.next()).toEqual({ limit: 1_000, newestFirst: false });
  });

  it('less on a slow machine, down to an eighth, and more again when it is fast', () => {
    const pace = new Pace(1_000);
    const sizes = (ms: number, turns: number) =>
      backlog(
        pace,
        Array.from({ length: 2 * turns }, () => ms),
      ).flatMap((take) => (take.newestFirst ? [] : take.limit));
    expect(sizes(4_000, 5)).toEqual([1_000, 500, 250, 125, 125]);
    expect(sizes(1_500, 2)).toEqual([125, 125]);
    expect(sizes(300, 5)).toEqual([125, 250, 500, 1_000, 1_000]);
  });
});
