import fc from 'fast-check';

import { balance, type LaneView } from './balance';

const lanes = (owners: (string | undefined)[]): LaneView[] =>
  owners.map((owner, lane) => ({ lane, free: owner === undefined, ...(owner !== undefined && { owner }) }));

/** Every process looks and acts, one after the other. */
function round(before: LaneView[], live: string[]): LaneView[] {
  let now = before;
  for (const me of live) {
    const { take, release } = balance(now, me, live);
    now = now.map((lane) => {
      if (release.includes(lane.lane)) return { lane: lane.lane, free: true };
      return take.includes(lane.lane) && lane.free ? { lane: lane.lane, free: false, owner: me } : lane;
    });
  }
  return now;
}

describe('lanes between processes', () => {
  it('all go to a process that is alone', () => {
    expect(balance(lanes(Array.from({ length: 64 }, () => undefined)), 'a', ['a']).take).toHaveLength(64);
  });

  it('are let go down to the fair share when another process comes', () => {
    const { release } = balance(lanes(Array.from({ length: 64 }, () => 'a')), 'a', ['a', 'b']);
    expect(release).toHaveLength(32);
  });

  it('end up fairly shared and all taken, whoever held what and whoever is gone', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 9 }),
        fc.array(fc.option(fc.integer({ min: 0, max: 12 }), { nil: undefined }), { minLength: 64, maxLength: 64 }),
        (count, held) => {
          const live = Array.from({ length: count }, (_, index) => `p${String(index)}`);
          // Leases of processes that are gone have run out.
          const before = lanes(
            held.map((owner) => (owner === undefined || owner >= count ? undefined : `p${String(owner)}`)),
          );
          const after = round(round(before, live), live);
          const shares = live.map((me) => after.filter((lane) => lane.owner === me).length);
          expect(after.every((lane) => !lane.free)).toBe(true);
          expect(Math.max(...shares) - Math.min(...shares)).toBeLessThanOrEqual(1);
        },
      ),
    );
  });
});
