import { anEmptyJourney, BuilderPage, draftOf, problemsOf, wiresOf, type DraftSeen } from '../support/builder-page';
import { startEditor, type RunningEditor } from '../support/browser';
import type { Language } from '../support/texts';
import { becomes, comesTrue, hasFocus, pressUntil } from '../support/waiting';

let editor: RunningEditor;

beforeAll(async () => {
  editor = await startEditor();
});

afterAll(async () => {
  await editor.close();
});

async function aBuilder(name: string, language: Language = 'en') {
  const journeyId = await anEmptyJourney(editor.brand, name);
  const page = await editor.page({ locale: language === 'en' ? 'en-GB' : 'zh-CN' });
  const builder = new BuilderPage(page, language);
  await builder.open(journeyId);
  return { builder, journeyId };
}

/** What both ways of building end in. */
function expectAbandonedCart(
  draft: DraftSeen,
  names: { entry: string; wait: string; mail: string; end: string },
): void {
  const { entry, wait, mail, end } = names;
  expect(wiresOf(draft)).toEqual([`${entry} > ${wait}`, `${wait} > ${mail}`, `${wait}:1 > ${end}`].sort());
  const parametersOf = (name: string) => draft.workflow.nodes.find((node) => node.name === name)?.parameters;
  expect(parametersOf(entry)).toMatchObject({ events: ['Checkout Started'] });
  expect(parametersOf(wait)).toMatchObject({
    ...{ mode: 'event', amount: 2, unit: 'hours' },
    branches: { branch: [{ event: 'Order Completed' }] },
  });
  expect(parametersOf(mail)).toMatchObject({ message: 'reminder' });
}

const EVENTS = {
  en: { started: 'Checkout Started', completed: 'Order Completed' },
  'zh-CN': { started: '开始结账', completed: '下单完成' },
} as const;

describe.each(['en', 'zh-CN'] as const)(
  'an abandoned cart is built from an empty canvas with the mouse, in %s',
  (language) => {
    test('step by step', async () => {
      const { builder, journeyId } = await aBuilder(`By mouse ${language}`, language);
      const { page, t, inspector } = builder;
      const names = {
        entry: t('palette:new.entry'),
        wait: t('palette:new.wait'),
        mail: t('palette:new.send'),
        end: t('palette:new.exit'),
      };

      await page.getByRole('button', { name: t('canvas:empty.action') }).click();
      await builder.choose(
        inspector.getByRole('combobox', { name: t('inspector:entry.events') }),
        EVENTS[language].started,
      );
      await builder.card(names.entry).getByText(EVENTS[language].started).waitFor();

      await builder.drag(t('palette:type.wait'), page.locator('.pill-end'));
      await inspector.getByRole('textbox', { name: t('inspector:wait.amount') }).fill('2');
      await inspector.getByRole('combobox', { name: t('inspector:wait.unit') }).click();
      await page.getByRole('option', { name: t('words:unit.hours_other') }).click();
      await inspector.getByRole('switch', { name: t('inspector:wait.until') }).click();
      await builder.choose(
        inspector.getByRole('combobox', { name: t('inspector:event.label'), exact: true }),
        EVENTS[language].completed,
      );
      await builder
        .card(names.wait)
        .getByText(t('words:duration.hours_other', { count: 2 }))
        .waitFor();

      // The early way out leaves to the right; its end is the one that is beside the card.
      await builder.drag(t('palette:type.exit'), page.locator('.pill-end.pill-beside'));
      await (await builder.plusAfter(names.wait)).click();
      await hasFocus(page.getByRole('dialog', { name: t('canvas:insertHere') }).getByRole('combobox'));
      await page.keyboard.type(t('palette:type.send'));
      await page.getByRole('option', { name: t('palette:type.send'), exact: true }).click();
      await builder.choose(inspector.getByRole('combobox', { name: t('inspector:send.message') }), 'Cart reminder');
      await builder.card(names.mail).getByText('Cart reminder').waitFor();
      await builder.saved();

      await comesTrue(async () => {
        expectAbandonedCart(await draftOf(editor.brand, journeyId), names);
        expect(await problemsOf(editor.brand, journeyId)).toMatchObject({ publishable: true });
      });
      expect(await builder.editor.barriers()).toEqual([]);
      expect(builder.editor.complaints).toEqual([]);
    });
  },
);

test('an abandoned cart is built from an empty canvas by the keyboard alone', async () => {
  const { builder, journeyId } = await aBuilder('By keyboard');
  const { page, t } = builder;
  const press = async (...keys: string[]) => {
    for (const key of keys) await page.keyboard.press(key);
  };
  const stepInHand = () =>
    page.evaluate(() => {
      const { activeElement: at } = document;
      const text = at?.textContent ?? '';
      return at?.matches('[data-step]') === true ? text : `<${at?.tagName ?? ''}> ${text.slice(0, 80)}`;
    });
  /** Until the keyboard is at the card that begins with this text. */
  const until = async (text: string) => {
    await becomes(stepInHand, expect.stringMatching(new RegExp(`^${text}`)));
  };
  const highlighted = page.locator('[role="option"][data-highlighted]');
  /** The floating menu of this name, when it has the keyboard. */
  const menu = async (name: string) => {
    const field = page.getByRole('dialog', { name }).getByRole('combobox');
    await hasFocus(field);
    return field;
  };
  const insert = async (word: string, kind: string) => {
    await press('a');
    await menu(t('canvas:insertHere'));
    await page.keyboard.type(word);
    await highlighted.filter({ hasText: kind }).waitFor();
    await press('Enter');
  };
  /** Into the settings of the step in hand, to the field of this name. */
  const settings = async (field: string, role: 'combobox' | 'textbox' | 'switch') => {
    await press('Enter');
    await page.waitForFunction(() => document.activeElement?.closest('.inspector-body') !== null);
    await pressUntil('Tab', builder.inspector.getByRole(role, { name: field, exact: true }));
  };

  /** The option of this name in an open list. */
  const take = async (name: string) => {
    await page.getByRole('option', { name }).first().waitFor();
    const inHand = async () => (await highlighted.allTextContents()).join();
    for (let downs = 0; downs < 20 && !(await inHand()).includes(name); downs += 1) {
      const before = await inHand();
      await press('ArrowDown');
      await comesTrue(async () => {
        expect(await inHand()).not.toBe(before);
      });
    }
    await highlighted.filter({ hasText: name }).waitFor();
    await press('Enter');
  };
  const listGone = async () => {
    await page.locator('.select-menu[data-open]').first().waitFor({ state: 'detached' });
  };
  /** Out of the settings to the card: one Escape. */
  const leave = async (card: string) => {
    await listGone();
    await press('Escape');
    await until(card);
  };

  await press('/');
  await hasFocus(page.getByRole('searchbox', { name: t('palette:search') }));
  await page.keyboard.type('event happens');
  await pressUntil('Tab', builder.offer(t('palette:type.entry')));
  await press('Enter');
  await until('Event happens');
  await settings('Events', 'combobox');
  await page.keyboard.type('Checkout Started');
  await take('Checkout Started');
  await press('Escape'); // a list of which several may be taken stays open
  await leave('Event happensCheckout Started');

  await insert('wait', t('palette:type.wait'));
  await until('Wait1 day');
  await settings('Wait', 'textbox');
  await press('Control+a');
  await page.keyboard.type('2');
  await pressUntil('Tab', builder.inspector.getByRole('combobox', { name: t('inspector:wait.unit') }));
  await press('Enter');
  await page.getByRole('option', { name: 'hours' }).waitFor();
  await press('h');
  await highlighted.filter({ hasText: 'hours' }).waitFor();
  await press('Enter');
  await leave('Wait2 hours');
  await settings('Or until something happens', 'switch');
  await press('Space');
  await builder.inspector.getByRole('combobox', { name: 'Event', exact: true }).waitFor();
  await leave('WaitChoose the event');
  await settings('Event', 'combobox');
  await page.keyboard.type('Order Completed');
  await take('Order Completed');
  await leave('Wait2 hours');

  await insert('e-mail', t('palette:type.send'));
  await until('E-mailChoose a message');
  await settings('Message', 'combobox');
  await page.keyboard.type('Cart reminder');
  await take('Cart reminder');
  await leave('E-mail“Cart reminder”');

  // The early way of the wait, in the list of what it can lead to: an end is put at the end of the mail and taken from there.
  await insert('end the journey', t('palette:type.exit'));
  await until('End');
  await press('ArrowUp');
  await until('E-mail');
  await press('ArrowUp');
  await until('Wait2 hours');
  await press('c');
  const target = await menu(t('canvas:connectTo'));
  const ways = page.getByRole('dialog', { name: t('canvas:connectTo') }).getByRole('radio');
  await press('Shift+Tab');
  await hasFocus(ways.first());
  await press('ArrowRight');
  await becomes(() => ways.nth(1).isChecked(), true);
  await pressUntil('Tab', target);
  await page.keyboard.type('End');
  await highlighted.filter({ hasText: 'End' }).waitFor();
  await press('Enter');
  await until('Wait2 hours');
  await press('ArrowDown');
  await until('E-mail');
  await press('c');
  await menu(t('canvas:connectTo'));
  await page.keyboard.type('Nowhere');
  await highlighted.filter({ hasText: /nowhere/i }).waitFor();
  await press('Enter');
  await until('E-mail');
  await builder.saved();

  await comesTrue(async () => {
    const draft = await draftOf(editor.brand, journeyId);
    expectAbandonedCart(draft, { entry: 'Event happens', wait: 'Wait', mail: 'E-mail', end: 'End' });
    expect(await problemsOf(editor.brand, journeyId)).toMatchObject({ publishable: true });
  });
  expect(builder.editor.complaints).toEqual([]);
});
