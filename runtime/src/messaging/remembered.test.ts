import { Remembered } from './remembered';

describe('answers that hold for a while', () => {
  it('are asked for once, also by many at once, and again when they are forgotten', async () => {
    const remembered = new Remembered<number>(60_000);
    let asked = 0;
    const get = () => remembered.get('a', () => Promise.resolve((asked += 1)));
    expect(await Promise.all([get(), get()])).toEqual([1, 1]);
    expect(await get()).toBe(1);
    remembered.forget();
    expect(await get()).toBe(2);
  });

  it('are asked for again when their time is over', async () => {
    const remembered = new Remembered<number>(0);
    let asked = 0;
    const get = () => remembered.get('a', () => Promise.resolve((asked += 1)));
    expect([await get(), await get()]).toEqual([1, 2]);
  });

  it('are not kept when they are failures, nor beyond their number', async () => {
    const remembered = new Remembered<string>(60_000, 2);
    await expect(remembered.get('a', () => Promise.reject(new Error('away')))).rejects.toThrow('away');
    expect(await remembered.get('a', () => Promise.resolve('there'))).toBe('there');
    await remembered.get('b', () => Promise.resolve('b'));
    await remembered.get('c', () => Promise.resolve('c'));
    expect(await remembered.get('a', () => Promise.resolve('asked anew'))).toBe('asked anew');
  });
});
