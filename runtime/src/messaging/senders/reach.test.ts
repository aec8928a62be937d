import { isLocalAddress, reach } from './reach';

const open = { publicUrl: 'https://brand.example', privateHosts: true };

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

  it('allows hosts beside us unless the installation refuses them', async () => {
    expect(await reach('localhost', { ...open, publicUrl: 'http://localhost:5680' })).toMatchObject({
      ok: true,
      local: true,
    });
    expect(await reach('localhost', { ...open, privateHosts: false })).toMatchObject({ ok: false });
  });
});
