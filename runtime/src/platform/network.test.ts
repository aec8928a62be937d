import { lookup as realLookup } from 'node:dns';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import { assertPublicHost, createOutgoing, type Outgoing, type OutgoingOptions } from './network';

jest.mock('node:dns', () => {
  const real = jest.requireActual<{ lookup: typeof realLookup }>('node:dns');
  return { ...real, lookup: jest.fn(real.lookup) };
});
const dns = jest.mocked(realLookup) as unknown as jest.Mock;

let server: Server;
let address: string;
let asked: string[];
const opened: Outgoing[] = [];

let answer: RequestListener;

beforeEach(async () => {
  asked = [];
  answer = (_request, response) => response.end('hello');
  server = createServer((request, response) => {
    asked.push(request.url ?? '');
    answer(request, response);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  address = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
});

afterEach(async () => {
  dns.mockReset();
  dns.mockImplementation(jest.requireActual<{ lookup: typeof realLookup }>('node:dns').lookup);
  for (const outgoing of opened.splice(0)) await outgoing.close();
  server.closeAllConnections();
  await new Promise((closed) => server.close(closed));
});

function outgoing(options?: OutgoingOptions): Outgoing {
  const made = createOutgoing(options);
  opened.push(made);
  return made;
}

const port = () => new URL(address).port;

/** Each next look-up of any name gives the next of these, the last one for ever. */
function namesLeadTo(...addresses: string[]): void {
  dns.mockImplementation((_host: string, options: { all?: boolean }, done: (...answer: unknown[]) => void) => {
    const found = addresses.length > 1 ? addresses.shift() : addresses[0];
    const family = found?.includes(':') ? 6 : 4;
    if (options.all) done(null, [{ address: found, family }]);
    else done(null, found, family);
  });
}

test.each([
  'http://127.0.0.1',
  'http://2130706433',
  'http://0x7f000001',
  'http://0177.0.0.1',
  'http://127.1',
  'http://0.0.0.0',
  'http://[::1]',
  'http://[::ffff:127.0.0.1]',
  'http://[::ffff:7f00:1]',
  'http://[64:ff9b::7f00:1]',
  'http://[fe80::1]',
  'http://[fd00::1]',
  'http://10.1.2.3',
  'http://172.16.0.1',
  'http://192.168.1.1',
  'http://169.254.169.254',
  'http://100.64.0.1',
  'http://localhost',
])('%s is refused before anything is sent', async (url) => {
  await expect(outgoing().request(`${url}:${port()}/`)).rejects.toMatchObject({ code: 'address_refused' });
  expect(asked).toEqual([]);
});

test('a name that leads to a private address is refused', async () => {
  namesLeadTo('10.0.0.1');
  await expect(outgoing().request('http://shop.example/')).rejects.toMatchObject({ code: 'address_refused' });
});

test('a name that was public when it was checked and is private when it is used is refused', async () => {
  namesLeadTo('93.184.215.14', '127.0.0.1');
  expect(await assertPublicHost('rebinding.example')).toEqual(['93.184.215.14']);
  await expect(outgoing().request(`http://rebinding.example:${port()}/`)).rejects.toMatchObject({
    code: 'address_refused',
  });
  expect(asked).toEqual([]);
});

test.each(['http://10.0.0.1/', 'http://[::1]/', 'http://0x0a000001/'])(
  'a redirect to %s is refused',
  async (location) => {
    answer = (_request, response) => response.writeHead(302, { location }).end();
    const toServer = outgoing({ allow: ['127.0.0.1'] });
    await expect(toServer.request(`${address}/start`)).rejects.toMatchObject({ code: 'address_refused' });
    expect(asked).toEqual(['/start']);
  },
);

test.each(['file:///etc/passwd', 'ftp://example.com/', 'javascript:alert(1)', 'nonsense'])(
  '%s is refused',
  async (url) => {
    await expect(outgoing().request(url)).rejects.toMatchObject({ code: 'address_refused' });
  },
);

test('what is allowed is reached: by a list, or everything', async () => {
  for (const options of [{ allow: ['127.0.0.1'] }, { allowPrivate: true }]) {
    const { status, body, url } = await outgoing(options).request(`${address}/path`, { method: 'POST', body: 'x' });
    expect([status, body.toString(), url]).toEqual([200, 'hello', `${address}/path`]);
  }
});

test('an answer that is too large, too late or cut off is an error', async () => {
  answer = (request, response) => {
    if (request.url === '/large') response.end('x'.repeat(2_000));
    if (request.url === '/cut') request.socket.destroy();
    if (request.url === '/slow') response.write('x');
  };
  const careful = outgoing({ allowPrivate: true, maxBytes: 1_000 });
  await expect(careful.request(`${address}/large`)).rejects.toThrow('larger than 1000 bytes');
  await expect(careful.request(`${address}/cut`)).rejects.toMatchObject({ code: 'outgoing_failed' });
  const hasty = outgoing({ allowPrivate: true, timeoutMs: 300 });
  await expect(hasty.request(`${address}/slow?secret=1`)).rejects.toThrow(
    /^127\.0\.0\.1:\d+ did not answer in time\.$/,
  );
});

test('hosts of other protocols are judged by all their addresses, literal or not', async () => {
  for (const host of ['127.0.0.1', '[::1]', '::ffff:10.0.0.1', 'localhost'])
    await expect(assertPublicHost(host)).rejects.toMatchObject({ code: 'address_refused' });
  expect(await assertPublicHost('127.0.0.1', { allowPrivate: true })).toEqual(['127.0.0.1']);
  expect(await assertPublicHost('8.8.8.8')).toEqual(['8.8.8.8']);
  await expect(assertPublicHost('no-such-host.invalid')).rejects.toMatchObject({ code: 'outgoing_failed' });
});
