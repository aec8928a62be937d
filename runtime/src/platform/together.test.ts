import { together } from './together';

/** Work that ends when the test says so. */
function held() {
  const batches: number[][] = [];
  const ends: ((error?: Error) => void)[] = [];
  const work = async (items: readonly number[]) => {
    batches.push([...items]);
    await new Promise<void>((resolve, reject) => {
      ends.push((error) => {
        if (error) reject(error);
        else resolve();
      });
    });
    return items.map((item) => item * 10);
  };
  const settled = () => new Promise((resolve) => setImmediate(resolve));
  const end = async (error?: Error) => {
    await settled();
    ends.shift()?.(error);
    await settled();
  };
  return { batches, work, end };
}

describe('many calls made together', () => {
  it('go as one while another is under way, and each gets its own answer', async () => {
    const { batches, work, end } = held();
    const call = together(work);
    const first = call(1);
    await end();
    expect(await first).toBe(10);
    const second = [call(2), call(3)];
    await new Promise((resolve) => setImmediate(resolve));
    const third = [call(4), call(5), call(6)];
    await end();
    expect(await Promise.all(second)).toEqual([20, 30]);
    await end();
    expect(await Promise.all(third)).toEqual([40, 50, 60]);
    expect(batches).toEqual([[1], [2, 3], [4, 5, 6]]);
  });

  it('are bounded', async () => {
    const { batches, work, end } = held();
    const call = together(work, { limit: 2 });
    const all = Promise.all([1, 2, 3].map(call));
    await end();
    await end();
    expect(await all).toEqual([10, 20, 30]);
    expect(batches).toEqual([[1, 2], [3]]);
  });

  it('wait for more where that is wanted', async () => {
    const { batches, work, end } = held();
    const call = together(work, { gather: 20 });
    const first = call(1);
    await new Promise(setImmediate); // before any timer
    const second = call(2);
    while (batches.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    await end();
    expect(await Promise.all([first, second])).toEqual([10, 20]);
    expect(batches).toEqual([[1, 2]]);
  });

  it('fail together, and the next ones are made all the same', async () => {
    const { work, end } = held();
    const call = together(work);
    const failing = Promise.allSettled([call(1), call(2)]);
    await end(new Error('away'));
    expect((await failing).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    const next = call(3);
    await end();
    expect(await next).toBe(30);
  });
});
