import type { SendRow } from '../../engine/ports';
import { InFlight } from './in-flight';
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
    const SENDER = { _id: 'snd', workspaceId: 'w' };
    resting.failed(SENDER, at(0));
    resting.failed(SENDER, at(1));
    expect(resting.until('snd', at(9))).toEqual(at(10));
    expect(resting.until('snd', at(10))).toBeUndefined();
    resting.failed(SENDER, at(10));
    expect(resting.until('snd', at(11))).toEqual(at(30));
    expect(resting.until('other', at(11))).toBeUndefined();
    resting.worked('snd');
    expect(resting.until('snd', at(11))).toBeUndefined();
  });

  it('gives a line new places when half of its own are free, and another line its own', () => {
    const inFlight = new InFlight({ inFlight: 100, perLine: 4 }, { now: () => new Date(0) });
    const row = (line: string) => ({ line }) as SendRow;
    inFlight.began(Array.from({ length: 4 }, () => row('slow')));
    expect([inFlight.room('slow'), inFlight.room('other'), inFlight.free]).toEqual([0, 4, 96]);
    expect([inFlight.ended(row('slow')), inFlight.room('slow')]).toEqual([false, 0]);
    expect([inFlight.ended(row('slow')), inFlight.room('slow')]).toEqual([true, 2]);
    expect(inFlight.ended(row('slow'))).toBe(false);
  });

  it('takes nothing of a line while its sender rests', () => {
    let now = new Date(0);
    const inFlight = new InFlight({ inFlight: 100, perLine: 4 }, { now: () => now });
    inFlight.close({ line: 'resting' } as SendRow, new Date(10_000));
    expect([inFlight.room('resting'), inFlight.room('other')]).toEqual([0, 4]);
    now = new Date(10_000);
    expect(inFlight.room('resting')).toBe(4);
  });

  it('rings when the first of all places is free again, whosoever it is', () => {
    const inFlight = new InFlight({ inFlight: 2, perLine: 4 }, { now: () => new Date(0) });
    const row = { line: 'any' } as SendRow;
    inFlight.began([row, row]);
    expect(inFlight.free).toBe(0);
    expect([inFlight.ended(row), inFlight.ended(row)]).toEqual([true, false]);
  });

  it('runs no more than so many calls of one sender at once, and all of them in the end', async () => {
    const slots = new Slots();
    let running = 0;
    const seen: number[] = [];
    const task = async () => {
      running += 1;
      const nth = seen.push(running);
      await Promise.resolve();
      running -= 1;
      if (nth === 3) throw new Error('one of them fails');
    };
    const results = await Promise.allSettled(Array.from({ length: 9 }, () => slots.run('snd', 2, task)));
    expect(seen).toHaveLength(9);
    expect(Math.max(...seen)).toBe(2);
    expect(results.filter(({ status }) => status === 'rejected')).toHaveLength(1);
  });
});
