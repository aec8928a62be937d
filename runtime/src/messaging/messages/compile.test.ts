import { compileMessage, type MessageText } from './compile';
import { renderMessage } from './render';

const column = (inside: string) =>
  `<mjml><mj-body><mj-section><mj-column>\n${inside}\n</mj-column></mj-section></mj-body></mjml>`;
const link = '<mj-text><a href="{{ links.unsubscribe }}">Unsubscribe</a></mj-text>';

async function problemsOf(text: Partial<MessageText>, category: 'marketing' | 'transactional' = 'transactional') {
  const { problems } = await compileMessage({
    category,
    defaultLanguage: 'en',
    languages: { en: { subject: 'Hello', ...text } },
  });
  return problems;
}

const scope = {
  profile: { id: 'p', firstName: '<b>Ada</b>', attributes: {}, tags: [] },
  event: { properties: { products: [{ name: 'Tea & milk', price: { amount: 1290, currency: 'EUR' } }] } },
  entry: {},
  workspace: { name: 'Brand' },
  links: { unsubscribe: 'https://x.example/u/1', preferences: 'https://x.example/u/1' },
  locale: 'de-DE',
  zone: 'Asia/Tokyo',
};

async function rendered(text: Partial<MessageText>) {
  const source = { subject: 'Hello', ...text };
  const { compiled } = await compileMessage({
    category: 'transactional',
    defaultLanguage: 'en',
    languages: { en: source },
  });
  return renderMessage(compiled['en']!, scope, source);
}

describe('what is wrong with a message', () => {
  it('finds nothing in a good one', async () => {
    expect(
      await problemsOf({ mjml: column(`<mj-text>Hi {{ profile.firstName }}</mj-text>${link}`) }, 'marketing'),
    ).toEqual([]);
  });

  it.each([
    ['Liquid that does not end', { text: 'one\n{% if profile.id %}' }, 'liquid_invalid', 2],
    ['a filter that does not exist', { text: 'one\n\n{{ profile.id | shout }}' }, 'liquid_invalid', 3],
    ['a file of the server', { text: 'x\n{% render "/etc/passwd" %}' }, 'liquid_partial', 2],
    ['an include of the server', { text: '{%- include "../../package.json" %}' }, 'liquid_partial', 1],
    ['raw', { mjml: column('<mj-text>{{ profile.firstName | raw }}</mj-text>') }, 'liquid_raw', 2],
    ['an attribute MJML does not know', { mjml: column('<mj-text colour="red">x</mj-text>') }, 'mjml_invalid', 2],
    ['an element MJML does not know', { mjml: column('<mj-blink>x</mj-blink>') }, 'mjml_invalid', 2],
    ['text that is no MJML', { mjml: 'hello' }, 'mjml_invalid', undefined],
    ['an include', { mjml: column('<mj-include path="/etc/passwd" />') }, 'mjml_include', 2],
    [
      'a loop between elements, which MJML would drop',
      { mjml: column('{% for p in event.properties.products %}<mj-text>{{ p.name }}</mj-text>{% endfor %}') },
      'liquid_between_elements',
      2,
    ],
    ['an empty subject', { subject: ' ', text: 'x' }, 'missing_subject', undefined],
    ['no body', {}, 'missing_body', undefined],
  ])('%s is an error', async (_, text, code, line) => {
    const errors = (await problemsOf(text)).filter(({ severity }) => severity === 'error');
    expect(errors[0]).toMatchObject({ code, language: 'en', ...(line !== undefined && { line }) });
  });

  it('warns of names no scope has, with their place', async () => {
    expect(await problemsOf({ text: 'Hi\n {{ profile.first_name }} {{ cart.items }}' })).toEqual([
      expect.objectContaining({ code: 'unknown_variable', severity: 'warning', line: 2, column: 5 }),
      expect.objectContaining({
        code: 'unknown_variable',
        message: expect.stringContaining('"cart" is not known') as unknown,
      }),
    ]);
  });

  it('warns of marketing without a way out, of what Gmail hides, and of a missing default', async () => {
    expect(await problemsOf({ text: 'Buy!' }, 'marketing')).toMatchObject([{ code: 'no_unsubscribe_link' }]);
    expect(await problemsOf({ mjml: column(`<mj-text>${'long '.repeat(25_000)}</mj-text>`) })).toMatchObject([
      { code: 'gmail_clips', severity: 'warning' },
    ]);
    const texts = { de: { subject: 'Hallo', text: 'Hallo' } };
    const { problems } = await compileMessage({ category: 'transactional', defaultLanguage: 'en', languages: texts });
    expect(problems).toMatchObject([{ code: 'missing_default_language', severity: 'error' }]);
  });
});

describe('rendering', () => {
  it('escapes in HTML and not in subject and text, writes money and dates for the recipient', async () => {
    const result = await rendered({
      subject: 'Hi {{ profile.firstName }}',
      preheader: 'Only {{ event.properties.products.first.price | money }}',
      mjml: column(`<mj-raw>{% for p in event.properties.products %}</mj-raw>
        <mj-text>{{ p.name }}: {{ p.price | money }}, {{ "2026-03-01T20:00:00Z" | date: "%H:%M" }},
        {{ "2026-03-01T20:00:00Z" | date: "long" }}</mj-text>
        <mj-raw>{% endfor %}</mj-raw><mj-text>{{ profile.firstName }}</mj-text>`),
    });
    const message = result.ok ? result.message : undefined;
    expect(message?.subject).toBe('Hi <b>Ada</b>');
    expect(message?.html).toContain('&lt;b&gt;Ada');
    expect(message?.html).toContain('lang="en"');
    expect(message?.text.replaceAll('\u00a0', ' ')).toContain('Tea & milk: 12,90 €, 05:00');
    expect(message?.text).toContain('2. März 2026');
    expect(message?.text).not.toContain('Only');
    expect(message?.html).not.toContain('fonts.googleapis.com');
  });

  it.each([
    ['a missing value', 'Hi\n{{ profile.lastName }}', /undefined variable: profile\.lastName/],
    [
      'a loop without end',
      '{% for i in (1..100000000) %}{% for j in (1..100000000) %}x{% endfor %}{% endfor %}',
      /limit/,
    ],
    [
      'a text that grows',
      '{% assign a = "xxxxxxxxxx" %}{% for i in (1..60) %}{% assign a = a | append: a %}{% endfor %}',
      /limit/,
    ],
    ['a prototype', '{{ profile.constructor.name }}', /undefined variable/],
    ['money without a currency', '{{ 12 | money }}', /money needs/],
  ])('fails on %s', async (_, text, message) => {
    const result = await rendered({ text });
    expect(result).toMatchObject({ ok: false, error: { part: 'text', line: expect.any(Number) as unknown } });
    expect(result.ok ? '' : result.error.message).toMatch(message);
  });

  it('reads no file, also from a revision that was stored somehow', () => {
    for (const text of ['{% render "/etc/passwd" %}', '{% include "../package.json" %}', '{% layout "/etc/hosts" %}'])
      expect(renderMessage({ subject: 'x', text }, scope)).toMatchObject({ ok: false });
  });

  it('says the line of the MJML the author wrote, not of the HTML', async () => {
    const result = await rendered({ mjml: column('<mj-text>ok</mj-text>\n<mj-text>{{ profile.lastName }}</mj-text>') });
    expect(result).toMatchObject({ ok: false, error: { part: 'mjml', line: 3 } });
  });

  it('takes a default for what is missing, and keeps a subject on one line', async () => {
    const result = await rendered({
      subject: 'Hi {{ profile.lastName | default: "you" }}{{ "\r\nBcc: evil@x.example" }}',
      text: 'x',
    });
    expect(result.ok && result.message.subject).toBe('Hi you Bcc: evil@x.example');
  });
});
