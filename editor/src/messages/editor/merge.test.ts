import type { Content } from './content';
import { merge } from './merge';

const BASE: Content = {
  name: 'Reminder',
  category: 'marketing',
  defaultLanguage: 'en',
  languages: { en: { subject: 'Hello', mjml: '<mjml/>' }, de: { subject: 'Hallo' } },
};

const withText = (content: Content, tag: string, text: Partial<Content['languages'][string]>): Content => ({
  ...content,
  languages: { ...content.languages, [tag]: { subject: '', ...content.languages[tag], ...text } },
});

test('changes in different places are put together', () => {
  const mine = withText(BASE, 'en', { subject: 'Hi' });
  const theirs = { ...withText(withText(BASE, 'en', { preheader: 'Line' }), 'fr', { subject: 'Salut' }), name: 'Cart' };
  expect(merge(BASE, mine, theirs)).toEqual({
    both: [],
    content: {
      ...BASE,
      name: 'Cart',
      languages: {
        en: { subject: 'Hi', preheader: 'Line', mjml: '<mjml/>' },
        de: { subject: 'Hallo' },
        fr: { subject: 'Salut' },
      },
    },
  });
});

test('the same change of both is no conflict', () => {
  const same = withText(BASE, 'en', { subject: 'Hi' });
  expect(merge(BASE, same, same)).toEqual({ content: same, both: [] });
});

test('a place that both changed is named, and mine stands there', () => {
  const mine = withText(BASE, 'en', { subject: 'Mine' });
  const theirs = { ...withText(BASE, 'en', { subject: 'Theirs' }), category: 'transactional' as const };
  const { content, both } = merge(BASE, mine, theirs);
  expect(both).toEqual([{ language: 'en', part: 'subject' }]);
  expect(content.languages['en']?.subject).toBe('Mine');
  expect(content.category).toBe('transactional');
});

test('a language that one took away goes, unless the other went on writing it', () => {
  const without = { ...BASE, languages: { en: BASE.languages['en']! } };
  expect(Object.keys(merge(BASE, without, BASE).content.languages)).toEqual(['en']);
  expect(Object.keys(merge(BASE, BASE, without).content.languages)).toEqual(['en']);
  const written = withText(BASE, 'de', { subject: 'Guten Tag' });
  expect(merge(BASE, written, without)).toMatchObject({
    both: [{ language: 'de', part: 'whole' }],
    content: { languages: { de: { subject: 'Guten Tag' } } },
  });
});

test('a part that one emptied stays empty', () => {
  const mine = { ...BASE, languages: { ...BASE.languages, en: { subject: 'Hello' } } };
  expect(merge(BASE, mine, { ...BASE, name: 'Cart' }).content.languages['en']).toEqual({ subject: 'Hello' });
});
