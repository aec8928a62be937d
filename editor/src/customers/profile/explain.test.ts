import i18next from 'i18next';

import { translate } from '../../i18n/translate';
import { tell, type Explanation, type Told } from './explain';

const WAITING: Explanation = {
  state: 'waiting',
  step: { key: 'wait01', name: 'Wait 2 hours' },
  since: '2026-03-01T12:00:00.000Z',
  until: '2026-03-01T14:00:00.000Z',
  next: [
    { output: 0, when: 'then', cause: { kind: 'then' }, leadsTo: ['Reminder'] },
    {
      ...{ output: 1, when: 'on Cart Viewed of the same person', leadsTo: [] },
      cause: { kind: 'event', event: 'Cart Viewed', by: 'profile', filtered: false },
    },
  ],
  endsOn: ['Order Completed with the same checkout'],
  endsOnEvents: [{ event: 'Order Completed', by: 'entryKey', keyKind: 'checkout', filtered: false }],
  restartsOn: ['Checkout Updated'],
  sentence: '',
};

const NAMESPACES = ['customers', 'words'] as const;

async function told(language: string): Promise<Told> {
  const texts = NAMESPACES.map((namespace) => import(`../../i18n/locales/${language}/${namespace}.json`));
  const [customers, words] = (await Promise.all(texts)) as { default: object }[];
  await i18next.init({
    lng: language,
    fallbackLng: false,
    interpolation: { escapeValue: false },
    resources: { [language]: { customers: customers?.default, words: words?.default } } as never,
  });
  const list = (items: readonly string[]) => new Intl.ListFormat(language).format(items);
  return tell(WAITING, { t: translate, moment: (at) => at.slice(11, 16), list });
}

test('why somebody stands there and what comes next, in English', async () => {
  expect(await told('en')).toEqual({
    here: 'Waits until 14:00 at the latest. The time begins again on Checkout Updated.',
    next: ['Then: goes on to “Reminder”', 'On Cart Viewed: the journey ends'],
    ends: 'Ends early on Order Completed (same checkout).',
  });
});

test('and in Chinese, with the names of events translated', async () => {
  const { here, next, ends } = await told('zh-CN');
  expect(here).toMatch(/^最晚等到 14:00。/);
  expect(next[0]).toBe('之后：前往「Reminder」');
  expect(ends).toMatch(/下单完成.*同一结账/);
});
