import { sharesOf } from './shares';

describe('places shared out between lines', () => {
  it.each([
    ['one line gets all', [100], 40, [40]],
    ['a long line and a short one', [100, 3], 40, [37, 3]],
    ['equal ones', [100, 100, 100, 100], 40, [10, 10, 10, 10]],
    ['a rest goes to the first ones', [100, 100, 100], 40, [14, 13, 13]],
    ['more lines than places', [5, 5, 5], 2, [1, 1, 0]],
    ['no more than there is room', [2, 1], 40, [2, 1]],
    ['nobody has room', [0, 0], 40, [0, 0]],
    ['nobody waits', [], 40, []],
    ['no places', [5], 0, [0]],
  ])('%s', (_, rooms, limit, shares) => {
    expect(sharesOf(rooms, limit)).toEqual(shares);
  });
});
