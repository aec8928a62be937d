import { isLocalAddress, reach } from './reach';

const open = { publicUrl: 'https://brand.example', allowedHosts: [] as string[] };

describe('which mail servers a sender may use', () => {
  it.each([
    '127.0.0.1',
    '::1',
    '10.1.2.3',
    '192.168.0.9',
    '169.254.169.254',
    '100.64.0.1',
    '::ffff:10.0.0.1',
    'fd00::1',
  ])('%s is local', (address) => {
    expect(isLocalAddress(address)).toBe(true);
  });

  it('allows the world only with an https address for its links', async () => {
    expect(await reach('93.184.216.34', open)).toMatchObject({ ok: true, local: false });
    const refused = await reach('93.184.216.34', { ...open, publicUrl: 'http://localhost:5680' });
    expect(refused).toMatchObject({
      ok: false,
      words: expect.stringContaining('PUBLIC_URL must be an https') as unknown,
    });
  });

  it('never allows link-local addresses, where clouds keep their secrets', async () => {
    const listed = { publicUrl: 'http://localhost:5680', allowedHosts: ['169.254.169.254'] };
    expect(await reach('169.254.169.254', listed)).toMatchObject({ ok: false });
  });

  it('allows hosts beside us while nothing is published, and then only those that are listed', async () => {
    expect(await reach('localhost', { ...open, publicUrl: 'http://localhost:5680' })).toMatchObject({
      ok: true,
      local: true,
    });
    expect(await reach('localhost', open)).toMatchObject({ ok: false });
    expect(await reach('localhost', { ...open, allowedHosts: ['localhost'] })).toMatchObject({ ok: true });
  });
});
