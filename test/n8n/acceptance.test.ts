import { eventually, aCheckout, aGuestOrder, type CheckoutOptions } from '../support/brand';
import { freshDatabaseUri } from '../support/database';
import { startSmtp, type Smtp } from '../support/smtp';
import { SPINE_KEY, startSpine, type SpineRuntime } from '../support/spine-runtime';
import { N8nClient, wires, type Execution } from './support/n8n-client';
import { startN8n, type N8nServer } from './support/n8n-server';

const { PERENNIAL_N8N_SERVER: executable, PERENNIAL_N8N_PACKAGE: tarball } = process.env;
const withServer = executable && tarball ? describe : describe.skip;

const OURS = 'n8n-nodes-perennial';

/** n8n looks every minute at what is due: two waits of seconds may take two minutes. */
jest.setTimeout(240_000);

withServer('our package in a real n8n, with a real Perennial (npm run test:n8n)', () => {
  let smtp: Smtp | undefined;
  let perennial: SpineRuntime;
  let server: N8nServer | undefined;
  let n8n: N8nClient;
  let credential: string;

  beforeAll(async () => {
    smtp = await startSmtp();
    process.env['PERENNIAL_ALLOWED_HOSTS'] = '127.0.0.1';
    perennial = await startSpine({ mongodbUri: freshDatabaseUri() });
    await perennial.brand.setUp(smtp.port);
    server = await startN8n(executable ?? '', tarball ?? '');
    n8n = new N8nClient(server.baseUrl);
    await n8n.signIn();
    const data = { baseUrl: perennial.brand.address, apiKey: SPINE_KEY };
    const made = await n8n.call<{ id: string }>('POST', '/rest/credentials', {
      name: 'Perennial',
      type: 'perennialApi',
      data,
    });
    credential = made.id;
  });

  afterAll(async () => {
    await server?.stop();
    await perennial.end('SIGTERM');
    await smtp?.stop();
  });

  const ours = (name: string, type: string, parameters: Record<string, unknown>) => ({
    name,
    type: `${OURS}.${type}`,
    parameters,
    credentials: { perennialApi: { id: credential, name: 'Perennial' } },
  });

  /** The one execution that this customer's checkout starts. */
  async function startedBy(
    workflowId: string,
    checkout: CheckoutOptions,
    states: readonly string[],
  ): Promise<Execution> {
    const before = new Set((await n8n.executions(workflowId)).map(({ id }) => id));
    expect(await perennial.brand.webhook('checkouts/create', aCheckout(checkout))).toBe(200);
    const { id } = await eventually('an execution', async () =>
      (await n8n.executions(workflowId)).find((each) => !before.has(each.id)),
    );
    return await n8n.execution(id, states);
  }

  const itemOf = ({ data }: Execution, node: string, output = 0) =>
    data?.resultData.runData[node]?.[0]?.data?.main[output]?.[0]?.json;

  test('the nodes appear, and the credential is tested against our API', async () => {
    const names = (await n8n.nodeTypes()).map(({ name }) => name).filter((name) => name.startsWith(OURS));
    expect(names).toEqual(
      expect.arrayContaining(['eventTrigger', 'wait', 'branch', 'exit', 'sendEmail'].map((name) => `${OURS}.${name}`)),
    );
    const tested = (apiKey: string) =>
      n8n.call<{ status: string }>('POST', '/rest/credentials/test', {
        credentials: {
          id: credential,
          name: 'Perennial',
          type: 'perennialApi',
          data: { baseUrl: perennial.brand.address, apiKey },
        },
      });
    expect(await tested(SPINE_KEY)).toMatchObject({ status: 'OK' });
    expect(await tested('wrong')).toMatchObject({ status: 'Error' });
  });

  test('a journey runs: trigger, branch, a wait that ends by an event or by time, one mail, exit', async () => {
    const isLarge = {
      options: { caseSensitive: false, leftValue: '', typeValidation: 'loose', version: 2 },
      combinator: 'and',
      conditions: [
        {
          id: 'c',
          leftValue: '={{ $json.event.properties.total.amount }}',
          rightValue: 5000,
          operator: { type: 'number', operation: 'gt' },
        },
      ],
    };
    const workflow = await n8n.createWorkflow(
      'Abandoned cart',
      [
        ours('Event Trigger', 'eventTrigger', { events: ['Checkout Started'], entryKey: 'checkout' }),
        ours('Large cart?', 'branch', { rules: { rule: [{ name: 'Large', conditions: isLarge }] } }),
        ours('Wait for the order', 'wait', {
          mode: 'event',
          amount: '={{ $json.profile.firstName === "Buyer" ? 600 : 2 }}',
          unit: 'seconds',
          branches: { branch: [{ event: 'Order Completed', by: 'entryKey' }] },
        }),
        ours('Wait a little', 'wait', { mode: 'time', amount: 2, unit: 'seconds' }),
        ours('Remind', 'sendEmail', { message: 'reminder' }),
        { name: 'Bought', type: 'n8n-nodes-base.noOp' },
        ours('Out', 'exit', { reason: 'small cart' }),
      ],
      wires(
        ['Event Trigger', 0, 'Large cart?'],
        ['Large cart?', 0, 'Wait for the order'],
        ['Large cart?', 1, 'Out'],
        ['Wait for the order', 0, 'Wait a little'],
        ['Wait for the order', 1, 'Bought'],
        ['Wait a little', 0, 'Remind'],
      ),
    );
    await n8n.activate(workflow);
    const subscriptions = () => perennial.brand.list('/api/subscriptions');
    expect(await subscriptions()).toMatchObject([{ events: ['Checkout Started'] }]);

    const items = (price: string) => [{ title: 'Night serum', quantity: 1, price }];
    const left = await startedBy(workflow.id, { items: items('9.90') }, ['success']);
    expect(itemOf(left, 'Large cart?', 1)).toMatchObject({ branch: { name: 'Else' } });
    expect(itemOf(left, 'Out')).toMatchObject({ exit: { reason: 'small cart' } });

    // The one who buys, as a guest with another address: the checkout joins the order to the execution that waits.
    const buyer = { token: 'b0'.repeat(16), firstName: 'Buyer', items: items('99.00') };
    const waiting = await startedBy(workflow.id, buyer, ['waiting']);
    expect(await perennial.brand.webhook('orders/create', aGuestOrder('another-checkout'))).toBe(200);
    expect(await perennial.brand.webhook('orders/create', { ...aGuestOrder(buyer.token), id: 77 })).toBe(200);
    const bought = await n8n.execution(waiting.id, ['success']);
    expect(itemOf(bought, 'Wait for the order', 1)).toMatchObject({
      profile: { firstName: 'Buyer' },
      event: { name: 'Checkout Started' },
      entry: { key: `checkout:${buyer.token}` },
      branch: { name: 'Large' },
      wait: { outcome: 'event', event: { name: 'Order Completed' } },
    });
    expect(itemOf(bought, 'Wait for the order', 0)).toBeUndefined();
    expect(itemOf(bought, 'Bought')).toBeDefined();

    // The one who does not: two time-outs, then one mail.
    const dreamer = { email: 'dreamer@example.com', firstName: 'Dreamer', items: items('99.00') };
    const dreaming = await startedBy(workflow.id, dreamer, ['waiting']);
    const reminded = await n8n.execution(dreaming.id, ['success']);
    expect(itemOf(reminded, 'Wait a little')).toMatchObject({ wait: { outcome: 'timeout' } });
    expect(itemOf(reminded, 'Remind')).toMatchObject({ send: { outcome: 'sent' }, profile: { firstName: 'Dreamer' } });
    expect(itemOf(reminded, 'Bought')).toBeUndefined();
    expect((await smtp?.accepted())?.map(({ to }) => to)).toEqual([['dreamer@example.com']]);

    await n8n.call('POST', `/rest/workflows/${workflow.id}/deactivate`, {});
    await eventually('no subscription', async () => ((await subscriptions()).length === 0 ? true : undefined));
  });

  test('waits for dates, hours and conditions: what is there already goes on at once, the rest when it comes true', async () => {
    const made = await perennial.brand.must<{ id: string }>('POST', '/api/profiles', { email: 'grace@example.com' });
    const tier = { condition: [{ path: 'attributes.tier', operator: 'equals', value: 'gold' }] };
    const branch = [{ kind: 'condition', name: 'Gold', filter: { conditions: tier } }];
    const workflow = await n8n.createWorkflow(
      'Kinds of waits',
      [
        { name: 'Manual', type: 'n8n-nodes-base.manualTrigger' },
        ours('Hours', 'wait', { mode: 'hours', from: '00:00', to: '00:00' }),
        ours('Renewal', 'wait', { mode: 'date', date: '={{ $json.profile.renewal }}' }),
        ours('Gold', 'wait', { mode: 'event', amount: 600, unit: 'seconds', branches: { branch } }),
      ],
      {
        ...wires(['Manual', 0, 'Hours'], ['Hours', 0, 'Renewal'], ['Renewal', 1, 'Gold']),
        pinData: { Manual: [{ json: { profile: { id: made.id, timeZone: 'Asia/Kathmandu' } } }] },
      },
    );
    const run = await n8n.call<{ executionId: string }>('POST', `/rest/workflows/${workflow.id}/run`, {
      triggerToStartFrom: { name: 'Manual' },
    });
    const waiting = await n8n.execution(run.executionId, ['waiting']);
    expect(itemOf(waiting, 'Hours')).toMatchObject({ wait: { outcome: 'timeout' } });
    expect(itemOf(waiting, 'Renewal', 1)).toMatchObject({ wait: { outcome: 'noDate' } });
    await perennial.brand.must('PATCH', `/api/profiles/${made.id}`, { attributes: { tier: 'gold' } });
    const gone = await n8n.execution(run.executionId, ['success']);
    expect(itemOf(gone, 'Gold', 1)).toMatchObject({ wait: { outcome: 'condition' }, profile: { id: made.id } });
  });

  test('a wait that gets several customers at once says what to do', async () => {
    const workflow = await n8n.createWorkflow(
      'Two at once',
      [
        { name: 'Manual', type: 'n8n-nodes-base.manualTrigger' },
        { name: 'Wait', type: `${OURS}.wait`, parameters: { mode: 'time', amount: 1, unit: 'days' } },
      ],
      { ...wires(['Manual', 0, 'Wait']), pinData: { Manual: [{ json: { a: 1 } }, { json: { a: 2 } }] } },
    );
    const run = await n8n.call<{ executionId: string }>('POST', `/rest/workflows/${workflow.id}/run`, {
      triggerToStartFrom: { name: 'Manual' },
    });
    const { data } = await n8n.execution(run.executionId, ['error']);
    expect(data?.resultData.error).toMatchObject({
      message: expect.stringContaining('2 items came in at once') as unknown,
      description: expect.stringContaining('Loop Over Items') as unknown,
    });
  });
});
