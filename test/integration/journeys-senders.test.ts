import { aWholeApp, type WholeApp } from '../support/app';
import { aJourney } from '../support/journeys';

interface Problem {
  readonly code: string;
  readonly severity: string;
  readonly message: string;
}

let app: WholeApp;
let journey: string;

beforeAll(async () => {
  app = await aWholeApp();
  const letter = { subject: 'You left something', text: '{{ links.unsubscribe }}' };
  await asked('POST', '/api/messages', {
    ...{ key: 'reminder', name: 'Reminder', category: 'marketing', defaultLanguage: 'en', languages: { en: letter } },
  });
  const workflow = aJourney()
    .entry()
    .wait()
    .send({ senderRole: 'news' }, { name: 'Reminder', stepKey: 'reminder1' })
    .send({ senderRole: 'off' }, { name: 'Switched off', more: { disabled: true } })
    .workflow();
  const { id } = await asked<{ id: string }>('POST', '/api/journeys', { name: 'Cart', workflow });
  journey = `/api/journeys/${id}`;
});
afterAll(async () => {
  await app.close();
});

async function asked<T>(method: string, path: string, body?: unknown): Promise<T> {
  const answer = await app.a.call(method, path, body);
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${method} ${path}: ${text}`);
  return (text === '' ? {} : JSON.parse(text)) as T;
}

const validated = async () => (await asked<{ problems: Problem[] }>('POST', `${journey}/validate`)).problems;

test('a role that no sender plays is told before, while and after publishing, with the place and what is bound', async () => {
  const nobody = {
    ...{ code: 'sender_role_unbound', severity: 'warning' },
    ...{ stepKey: 'reminder1', nodeName: 'Reminder', parameter: 'senderRole' },
    message: expect.stringMatching(/the role "news".*no role is bound yet/) as string,
  };
  expect(await validated()).toEqual([nobody]);
  expect(await asked('GET', `${journey}/publish/preview`)).toMatchObject({ publishable: true, problems: [nobody] });
  expect(await asked('POST', `${journey}/publish`, {})).toMatchObject({ number: 1, warnings: [nobody] });

  const sandbox = { name: 'Sandbox', kind: 'sandbox', from: { name: 'Us', address: 'us@brand.example' } };
  const { id } = await asked<{ id: string }>('POST', '/api/senders', { ...sandbox, roles: ['marketing-email'] });
  expect((await validated())[0]?.message).toContain('bound are: "marketing-email"');

  await asked('PUT', '/api/sender-roles/news', { senderId: id });
  expect(await validated()).toEqual([]);
  expect(await asked('POST', `${journey}/publish`, {})).toMatchObject({ number: 2, warnings: [] });
});
