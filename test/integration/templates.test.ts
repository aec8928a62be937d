import { readdirSync } from 'node:fs';
import { join } from 'node:path';

import { bundleOfFolder } from '../../runtime/src/templates/folder';
import { aWholeApp, type WholeApp } from '../support/app';
import { Brand, type Items } from '../support/brand';
import { aJourney } from '../support/journeys';

const FOLDER = join(__dirname, '../../templates');
const names = readdirSync(FOLDER, { withFileTypes: true }).flatMap((entry) =>
  entry.isDirectory() ? [entry.name] : [],
);

interface Validated {
  readonly problems: readonly { readonly code: string }[];
}

interface Installed {
  readonly installationId: string;
  readonly journeyId: string;
  readonly journeyName: string;
  readonly messages: readonly { readonly key: string; readonly as: string }[];
  readonly unboundRoles: readonly string[];
}
interface Node {
  readonly name: string;
  readonly parameters: Readonly<Record<string, unknown>>;
}
interface Workflow {
  readonly nodes: readonly Node[];
  readonly connections: Readonly<Record<string, { readonly main: readonly (readonly { readonly node: string }[])[] }>>;
}
type Bundle = Record<string, unknown> & {
  readonly manifest: Record<string, unknown>;
  readonly messages: readonly { readonly key: string; readonly languages: object }[];
  readonly samples: readonly { readonly name: string; readonly properties: object; readonly profile: object }[];
};

let app: WholeApp;
let brand: Brand;

beforeAll(async () => {
  app = await aWholeApp();
  brand = new Brand(app.baseUrl, app.a.key);
});

afterAll(() => app.close());

const install = async (settings: object = {}, more: object = {}) =>
  await brand.must<Installed>('POST', '/api/templates/abandoned-cart/install', { settings, ...more });

const draftOf = async ({ journeyId }: Installed) =>
  (await brand.must<{ workflow: Workflow }>('GET', `/api/journeys/${journeyId}/draft`)).workflow;

const step = ({ nodes }: Workflow, stepKey: string) =>
  nodes.find(({ parameters }) => parameters['stepKey'] === stepKey)?.parameters;

describe.each(names)('the template %s', (name) => {
  test('is valid, in English and Chinese throughout', async () => {
    const bundle = (await bundleOfFolder(join(FOLDER, name))) as Bundle;
    const { problems } = await brand.must<{ problems: unknown[] }>('POST', '/api/templates/validate', { bundle });
    expect(problems).toEqual([]);
    const { items } = await brand.must<Items<{ id: string; languages: string[] }>>('GET', '/api/templates');
    expect(items.find(({ id }) => id === name)?.languages).toEqual(expect.arrayContaining(['en', 'zh-CN']));
  });

  test('has texts that can be made with each of its samples, in each language, without a warning', async () => {
    const bundle = (await bundleOfFolder(join(FOLDER, name))) as Bundle;
    const { messages } = await brand.must<Installed>('POST', `/api/templates/${name}/install`, {});
    for (const { key, as } of messages)
      for (const language of Object.keys(bundle.messages.find((each) => each.key === key)!.languages))
        for (const { name: event, properties, profile } of bundle.samples) {
          const asked = { language, event: { name: event, properties }, profile };
          const shown = await brand.must<{ problems: unknown[]; html: string; text: string; subject: string }>(
            ...(['POST', `/api/messages/${as}/preview`, asked] as const),
          );
          expect([as, language, event, shown.problems]).toEqual([as, language, event, []]);
          expect(`${shown.subject}${shown.html}${shown.text}`).not.toMatch(/\{\{|\{%|undefined|settings\./);
          expect(shown.html).toMatch(/<html[^>]*lang="(en|zh-CN)"/);
        }
  });
});

test('the settings are in the steps and in the texts', async () => {
  const installed = await install(
    {
      firstWait: { amount: 90, unit: 'minutes' },
      thirdWait: { amount: 3, unit: 'days' },
      couponCode: 'MERCI7',
      couponPercent: 7,
      senderRole: 'shop-mail',
    },
    { name: 'Carts of spring' },
  );
  const workflow = await draftOf(installed);
  expect(workflow).toMatchObject({ name: 'Carts of spring' });
  expect(step(workflow, 'cartwait1')).toMatchObject({ amount: 90, unit: 'minutes' });
  expect(step(workflow, 'cartwait2')).toMatchObject({ amount: 24, unit: 'hours' });
  expect(step(workflow, 'cartwait3')).toMatchObject({ amount: 3, unit: 'days' });
  expect(step(workflow, 'cartmail3')).toMatchObject({ senderRole: 'shop-mail' });
  expect(installed.unboundRoles).toEqual(['shop-mail']);

  const { as } = installed.messages.find(({ key }) => key.endsWith('coupon'))!;
  const { languages } = await brand.must<{
    languages: Record<string, { subject: string; mjml: string; text: string }>;
  }>(...(['GET', `/api/messages/${as}`] as const));
  expect(languages['en']).toMatchObject({ subject: '7% off the things in your cart' });
  for (const { mjml, text } of Object.values(languages)) {
    expect(mjml).toContain('MERCI7');
    expect(text).toContain('MERCI7');
  }
});

test('without the last note its steps and its message are not there, and nothing leads nowhere', async () => {
  const installed = await install({ thirdMessage: false });
  const workflow = await draftOf(installed);
  expect(workflow.nodes.map(({ parameters }) => parameters['stepKey'])).toEqual([
    ...['cartentry', 'cartwait1', 'cartmail1', 'cartwait2', 'cartmail2'],
  ]);
  const led = Object.values(workflow.connections).flatMap(({ main }) => main.flat().map(({ node }) => node));
  expect(led.every((name) => workflow.nodes.some((node) => node.name === name))).toBe(true);
  expect(installed.messages.map(({ key }) => key)).toEqual(['abandoned-cart-coupon', 'abandoned-cart-first']);
});

test('only the chosen languages are installed', async () => {
  const { messages } = await install({ languages: ['zh-CN'], defaultLanguage: 'zh-CN' });
  const shown = await brand.must('GET', `/api/messages/${messages[0]!.as}`);
  expect(shown).toMatchObject({ defaultLanguage: 'zh-CN' });
  expect(Object.keys(shown['languages'] as object)).toEqual(['zh-CN']);
});

test.each([
  [{ firstWait: { amount: 0, unit: 'hours' } }, 'allowed: 1 second to 30 days'],
  [{ firstWait: '2 h' }, 'allowed: 1 second to 30 days'],
  [{ couponPercent: 100 }, 'allowed: a whole number from 1 to 90'],
  [{ couponPercent: 2.5 }, 'allowed: a whole number from 1 to 90'],
  [{ couponCode: '{{ profile.email }}' }, 'allowed: at most 40 characters of letters'],
  [{ thirdMessage: 'no' }, 'allowed: true or false'],
  [{ languages: [] }, 'allowed: at least one of en, zh-CN'],
  [{ languages: ['en'], defaultLanguage: 'zh-CN' }, 'must be one of the chosen languages: en'],
  [{ colour: 'red' }, 'There is no setting "colour"'],
])('the settings %j are refused in words', async (settings, words) => {
  const before = (await brand.list('/api/messages')).length;
  const { status, body } = await brand.call('POST', '/api/templates/abandoned-cart/install', { settings });
  expect([status, body]).toMatchObject([
    400,
    { code: 'invalid_input', detail: expect.stringContaining(words) as unknown },
  ]);
  expect(await brand.list('/api/messages')).toHaveLength(before);
});

test('a second installation gets messages of its own, under keys with a number', async () => {
  const [first, second] = [await install(), await install()];
  const keys = ({ messages }: Installed) => messages.map(({ as }) => as);
  expect(new Set([...keys(first), ...keys(second)]).size).toBe(6);
  expect(keys(second)[0]).toMatch(/^abandoned-cart-\w+-\d+$/);
  const workflow = await draftOf(second);
  expect(step(workflow, 'cartmail1')?.['message']).toBe(second.messages.find(({ key }) => key.endsWith('first'))!.as);
});

test('the same request again, also after a crash half way, makes nothing twice', async () => {
  const { templates } = app.subjects;
  const asked = { workspaceId: app.b.id, by: 'usr_1', key: 'form-1', settings: { couponCode: 'ONCE' } };
  const first = await templates.install('abandoned-cart', asked);
  expect(await templates.install('abandoned-cart', { ...asked, settings: {} })).toEqual(first);

  const { db } = app.database;
  await db.collection<{ _id: string }>('journeys').deleteOne({ _id: first.journeyId });
  await db.collection('messages').deleteOne({ workspaceId: app.b.id, key: first.messages[2]!.as });
  await db.collection('messageRevisions').deleteOne({ workspaceId: app.b.id, key: first.messages[2]!.as });
  expect(await templates.install('abandoned-cart', asked)).toEqual(first);
  expect(await db.collection('journeys').countDocuments({ workspaceId: app.b.id })).toBe(1);
  expect(await db.collection('messages').countDocuments({ workspaceId: app.b.id })).toBe(3);
});

describe('a template as a file', () => {
  const bundle = async () => (await brand.must<{ bundle: Bundle }>('GET', '/api/templates/abandoned-cart')).bundle;
  const problemsOf = async (given: object) =>
    (
      await brand.must<{ problems: { path: string; message: string }[] }>('POST', '/api/templates/validate', {
        bundle: given,
      })
    ).problems;

  test('goes from one installation to another', async () => {
    const own = { ...(await bundle()), manifest: { ...(await bundle()).manifest, id: 'our-carts', version: '2.0.0' } };
    expect(await problemsOf(own)).toEqual([]);
    const { journeyId } = await brand.must<Installed>('POST', '/api/templates/install', { bundle: own, settings: {} });
    const checked = await brand.must<Validated>('POST', `/api/journeys/${journeyId}/validate`, {});
    expect(checked).toMatchObject({ publishable: true });
    expect([...new Set(checked.problems.map(({ code }) => code))]).toEqual(['sender_role_unbound']);
  });

  test('says in words what is wrong with it', async () => {
    const good = await bundle();
    expect((await problemsOf({ ...good, formatVersion: 2 }))[0]?.path).toBe('formatVersion');
    expect((await problemsOf({ ...good, messages: good.messages.slice(1) }))[0]?.message).toMatch(/names the message/);
    const settings = [
      ...(good.manifest['settings'] as object[]),
      {
        key: 'x',
        type: 'number',
        label: { en: 'X' },
        default: 1,
        min: 0,
        max: 2,
        into: [{ step: 'nosuchstep', value: 'amount' }],
      },
    ];
    expect((await problemsOf({ ...good, manifest: { ...good.manifest, settings } }))[0]?.message).toMatch(
      /"nosuchstep"/,
    );
    const text = { subject: 'Hi', text: '{{ settings.languages }} {{ links.unsubscribe }}' };
    const messages = good.messages.map((message) => ({ ...message, languages: { en: text, 'zh-CN': text } }));
    expect((await problemsOf({ ...good, messages }))[0]?.message).toMatch(/reads the setting "languages"/);
    const journey = { ...aJourney().entry({ events: [] }).workflow() };
    const broken = await problemsOf({ ...good, journey, messages: [], manifest: { ...good.manifest, settings: [] } });
    expect(broken.map(({ message }) => message).join()).toContain('no event lets anybody in');
    const refused = await brand.call('POST', '/api/templates/install', { bundle: { ...good, journey } });
    expect(refused).toMatchObject({ status: 400, body: { code: 'invalid_input' } });
  });
});
