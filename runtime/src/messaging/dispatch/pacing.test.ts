import { DISPATCH_LIMITS, retryDelay } from './limits';
import { RestingSenders } from './rest';
import { Slots } from './slots';

describe('pacing of deliveries', () => {
  it('waits twice as long after each failure, up to an hour, spread a little', () => {
    const delays = [0, 1, 2, 20].map((tries) => retryDelay(DISPATCH_LIMITS.retry, tries, 0));
    expect(delays).toEqual([10, 20, 40, 3_600]);
    expect(retryDelay(DISPATCH_LIMITS.retry, 0, 0.5)).toBe(11);
  });

  it('starts no call that could outlive its lease', () => {
    expect(DISPATCH_LIMITS.call).toBeLessThan(DISPATCH_LIMITS.lease);
  });

  it('rests a sender longer each time its server is away, and not at all once it answers', () => {
    const resting = new RestingSenders(10_000);
    const at = (seconds: number) => new Date(seconds * 1_000);
    resting.failed('snd', at(0));
    resting.failed('snd', at(1));
    expect(resting.until('snd', at(9))).toEqual(at(10));
    expect(resting.until('snd', at(10))).toBeUndefined();
    resting.failed('snd', at(10));
    expect(resting.until('snd', at(11))).toEqual(at(30));
    expect(resting.until('other', at(11))).toBeUndefined();
    resting.worked('snd');
    expect(resting.until('snd', at(11))).toBeUndefined();
  });

  it('runs no more than so many calls of one sender at once, and all of them in the end', async () => {
    const slots = new Slots(2);
    let running = 0;
    const seen: number[] = [];
    const task = async () => {
      running += 1;
      const nth = seen.push(running);
      await Promise.resolve();
      running -= 1;
      if (nth === 3) throw new Error('one of them fails');
    };
    const results = await Promise.allSettled(Array.from({ length: 9 }, () => slots.run('snd', task)));
    expect(seen).toHaveLength(9);
    expect(Math.max(...seen)).toBe(2);
    expect(results.filter(({ status }) => status === 'rejected')).toHaveLength(1);
  });
});
