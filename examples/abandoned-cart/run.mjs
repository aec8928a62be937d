// An abandoned cart, from nothing to the reminder, over the HTTP API alone. README.md beside this file says how to run it.
import { createHmac, randomBytes, randomUUID } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';

const URL_ = (process.env.PERENNIAL_URL ?? 'http://localhost:5680').replace(/\/$/, '');
const KEY = process.env.PERENNIAL_API_KEY ?? '';
const SMTP = process.env.SMTP; // host:port; without it the sandbox keeps the message
const EMAIL = process.env.EMAIL; // instead of the address in checkout.json
const LOCALE = process.env.LOCALE; // e.g. en-US or zh-CN instead of de-DE
const WAIT_SECONDS = Number(process.env.WAIT_SECONDS ?? 5); // instead of two hours
const PATIENCE_SECONDS = WAIT_SECONDS + 60;

const here = import.meta.dirname;
const say = (line) => process.stdout.write(`${line}\n`);

async function main() {
  if (!KEY)
    throw new Error(
      'Set PERENNIAL_API_KEY to an API key of the workspace; where Perennial runs, this makes one:\n' +
        '  export PERENNIAL_API_KEY=$(npx perennial keys create "example")',
    );
  if (!(WAIT_SECONDS > 0))
    throw new Error(`WAIT_SECONDS is "${process.env.WAIT_SECONDS}"; it must be a number above 0.`);
  if (SMTP && !/^.+:\d+$/.test(SMTP)) throw new Error(`SMTP is "${SMTP}"; it must be host:port.`);
  const { source, secret } = await aShop();
  await aSender();
  await theMessage();
  await theJourney();
  const checkout = await aCheckout();
  await postSigned(source, secret, checkout);
  say(`${checkout.email} left a checkout. The journey waits ${WAIT_SECONDS} seconds …`);
  await theReminder(checkout);
}

/** The shop whose webhooks come in; they are signed with a secret that both know. */
async function aShop() {
  const secret = randomBytes(24).toString('hex');
  const known = await named('/api/sources', 'Shop (example)');
  const source = known
    ? await call('PATCH', `/api/sources/${known.id}`, { secret })
    : await call('POST', '/api/sources', { kind: 'shopify', name: 'Shop (example)', secret });
  say(`Source   ${source.id}: webhooks go to ${URL_}${source.endpoint}`);
  return { source, secret };
}

/** Who sends: the sandbox, or the SMTP server at SMTP. */
async function aSender() {
  const name = `${SMTP ? `SMTP ${SMTP}` : 'Sandbox'} (example)`;
  const [, host, port] = /^(.+):(\d+)$/.exec(SMTP ?? '') ?? [];
  const input = {
    name,
    kind: SMTP ? 'smtp' : 'sandbox',
    from: { name: 'Mori & Fig', address: 'hello@mori-and-fig.example' },
    ...(SMTP && { smtp: { host, port: Number(port) } }),
    roles: ['marketing-email'],
  };
  const known = await named('/api/senders', name);
  const sender = known
    ? await call('PUT', `/api/senders/${known.id}`, input)
    : await call('POST', '/api/senders', input);
  say(`Sender   ${sender.id}: ${name} plays marketing-email`);
}

/** The text in three languages; a new revision when it is there already. */
async function theMessage() {
  const folder = join(here, 'messages/cart-reminder');
  const { key, ...message } = JSON.parse(await readFile(join(folder, 'message.json'), 'utf8'));
  for (const file of await readdir(folder)) {
    const part = { '.mjml': 'mjml', '.txt': 'text' }[extname(file)];
    if (part) message.languages[basename(file, extname(file))][part] = await readFile(join(folder, file), 'utf8');
  }
  const { items } = await call('GET', '/api/messages?limit=200');
  const known = items.find((each) => each.key === key);
  const saved = known
    ? await call('PUT', `/api/messages/${known.id}`, { ...message, baseRevision: known.revision })
    : await call('POST', '/api/messages', { key, ...message });
  say(`Message  ${saved.id}: ${key} in ${Object.keys(message.languages).join(', ')}, revision ${saved.revision}`);
}

/** The journey of journey.json, with a wait short enough to watch; published. */
async function theJourney() {
  const workflow = JSON.parse(await readFile(join(here, 'journey.json'), 'utf8'));
  // Names of its own: what people made in the same workspace is left alone.
  workflow.name = `${workflow.name} (example)`;
  const wait = workflow.nodes.find(({ type }) => type === 'n8n-nodes-perennial.wait');
  Object.assign(wait.parameters, { amount: WAIT_SECONDS, unit: 'seconds' });
  const known = await named('/api/journeys', workflow.name, ({ status }) => status !== 'archived');
  const journey = known ?? (await call('POST', '/api/journeys', { workflow }));
  const path = `/api/journeys/${journey.id}`;
  if (known) {
    const { revision: baseRevision } = await call('GET', `${path}/draft`);
    await call('POST', `${path}/import`, { workflow, baseRevision });
  }
  const version = await call('POST', `${path}/publish`, { whatHappensToPeopleInside: 'finish' });
  if (known?.status === 'paused') await call('POST', `${path}/resume`, {});
  say(
    `Journey  ${journey.id}: "${workflow.name}", version ${version.number} is live (it waits ${WAIT_SECONDS} s, not 2 h)`,
  );
}

/** The checkout of checkout.json, begun now, in a cart of its own. */
async function aCheckout() {
  const checkout = JSON.parse(await readFile(join(here, 'checkout.json'), 'utf8'));
  const token = randomBytes(16).toString('hex');
  const now = new Date().toISOString();
  Object.assign(checkout, { token, cart_token: randomUUID(), created_at: now, updated_at: now });
  checkout.abandoned_checkout_url = checkout.abandoned_checkout_url.replace('set-by-run', token);
  if (LOCALE) checkout.customer_locale = LOCALE;
  // Another address is another customer of the shop.
  if (EMAIL) Object.assign(checkout, { email: EMAIL, customer: { email: EMAIL, first_name: 'Kim', last_name: 'Doe' } });
  return checkout;
}

/** As Shopify sends it: the signature covers the bytes of the body. */
async function postSigned(source, secret, checkout) {
  const body = JSON.stringify(checkout);
  const response = await fetch(URL_ + source.endpoint, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'x-shopify-topic': 'checkouts/create',
      'x-shopify-webhook-id': randomUUID(),
      'x-shopify-hmac-sha256': createHmac('sha256', secret).update(body).digest('base64'),
    },
    body,
  });
  if (!response.ok) throw new Error(`The webhook was answered ${response.status}: ${await response.text()}`);
}

/** Waits for the send of this checkout and shows it. */
async function theReminder({ email, token }) {
  const until = Date.now() + PATIENCE_SECONDS * 1_000;
  for (;;) {
    const send = await latestSend(email);
    if (send && ['sent', 'skipped', 'failed', 'unknown'].includes(send.status)) {
      say(`Send     ${send.status}${send.words ? `: ${send.words}` : ''}`);
      if (send.status !== 'sent') throw new Error('The reminder did not go out.');
      return await show(send, token);
    }
    if (Date.now() > until)
      throw new Error(
        `No reminder within ${PATIENCE_SECONDS} seconds; ` +
          (send ? `it is ${send.status}${send.words ? `: ${send.words}` : ''}` : 'nothing was to be sent yet'),
      );
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}

const startedAt = new Date();

/** The send that this run caused. */
async function latestSend(email) {
  const { items: profiles } = await call('GET', `/api/profiles?search=${encodeURIComponent(email)}`);
  if (profiles.length === 0) return undefined;
  const { items } = await call('GET', `/api/sends?profileId=${profiles[0].id}&limit=1`);
  return items.find(({ at }) => new Date(at) >= startedAt);
}

async function show(send, token) {
  const { subject, text } = await call('GET', `/api/sends/${encodeURIComponent(send.id)}/message`);
  if (SMTP) {
    say(`\nIt went to ${SMTP}:\n\n${subject}\n\n${text}`);
    return;
  }
  const { items } = await call('GET', '/api/sandbox/messages?limit=20');
  for (const { id } of items) {
    const message = await call('GET', `/api/sandbox/messages/${id}`);
    if (!message.text.includes(token)) continue;
    const headers = Object.entries(message.headers).filter(([name]) => /^list-unsubscribe/i.test(name));
    say(`\nIn the sandbox, to ${message.to.address}:\n`);
    say([`Subject: ${message.subject}`, ...headers.map(([name, value]) => `${name}: ${value}`)].join('\n'));
    say(`\n${message.text}`);
    return;
  }
  throw new Error('The message is not in the sandbox.');
}

async function named(path, name, fits = () => true) {
  const { items } = await call('GET', `${path}${path === '/api/senders' ? '' : '?limit=200'}`);
  return items.find((each) => each.name === name && fits(each));
}

async function call(method, path, body) {
  const response = await fetch(URL_ + path, {
    method,
    headers: { authorization: `Bearer ${KEY}`, ...(body && { 'content-type': 'application/json' }) },
    ...(body && { body: JSON.stringify(body) }),
  }).catch((cause) => {
    throw new Error(`Nothing answers at ${URL_}; start Perennial first.`, { cause });
  });
  const text = await response.text();
  const answer = text ? JSON.parse(text) : {};
  if (response.ok) return answer;
  if (response.status === 401) throw new Error(`The key in PERENNIAL_API_KEY is not known at ${URL_}.`);
  const problems = (answer.problems ?? []).map(({ path: at, message }) => `\n  ${at}: ${message}`).join('');
  throw new Error(`${method} ${path}: ${answer.detail ?? response.status}${problems}`);
}

main().catch((error) => {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
});
