import type { Locator } from 'playwright-core';

import type { Answer, Brand } from './brand';
import { REMINDER } from './brand';
import type { EditorPage } from './browser';
import { textOf, type Language } from './texts';

/** The parts of a draft that tests look at. */
export interface DraftSeen {
  readonly revision: number;
  readonly workflow: {
    readonly name: string;
    readonly nodes: readonly {
      readonly id: string;
      readonly name: string;
      readonly type: string;
      readonly position: readonly [number, number];
      readonly parameters: Readonly<Record<string, unknown>>;
    }[];
    readonly connections: Readonly<
      Record<string, { readonly main: readonly (readonly { readonly node: string }[] | null)[] }>
    >;
  };
}

/** An empty journey to build in, and a message to send. */
export async function anEmptyJourney(brand: Brand, name: string): Promise<string> {
  const messages = await brand.must<{ items: { key: string }[] }>('GET', '/api/messages');
  if (!messages.items.some(({ key }) => key === REMINDER.key)) await brand.must('POST', '/api/messages', REMINDER);
  return (await brand.must<{ id: string }>('POST', '/api/journeys', { name })).id;
}

export const draftOf = async (brand: Brand, journeyId: string): Promise<DraftSeen> =>
  await brand.must<DraftSeen>('GET', `/api/journeys/${journeyId}/draft`);

/** `name:output > name`, sorted; output 0 is left out. */
export function wiresOf({ workflow }: DraftSeen): string[] {
  return Object.entries(workflow.connections)
    .flatMap(([from, { main }]) =>
      main.flatMap((targets, output) =>
        (targets ?? []).map(({ node }) => `${from}${output > 0 ? `:${String(output)}` : ''} > ${node}`),
      ),
    )
    .sort();
}

/** The journey builder as somebody uses it: by what is written on it. */
export class BuilderPage {
  readonly t: ReturnType<typeof textOf>;

  constructor(
    readonly editor: EditorPage,
    language: Language = 'en',
  ) {
    this.t = textOf(language);
  }

  get page() {
    return this.editor.page;
  }

  get canvas(): Locator {
    return this.page.getByRole('region', { name: this.t('canvas:region') }).first();
  }

  get inspector(): Locator {
    return this.page.getByRole('complementary', { name: this.t('inspector:label') });
  }

  /** The card of a step, by its name. */
  card(name: string): Locator {
    return this.canvas.locator('[data-step]').filter({ has: this.page.getByText(name, { exact: true }) });
  }

  /** The + on a way out of a step. */
  async plusAfter(name: string, output = 0): Promise<Locator> {
    const id = await this.card(name).getAttribute('data-step');
    return this.page.locator(`.plus[data-place="${String(id)}:${String(output)}"]`);
  }

  offer(name: string): Locator {
    return this.page
      .getByRole('complementary', { name: this.t('palette:title') })
      .getByRole('button', { name, exact: true });
  }

  /** Opens a journey; `?…` goes with it. */
  async open(journeyId: string, more = ''): Promise<void> {
    await this.editor.open(`/journeys/${journeyId}${more}`);
    await this.page.getByRole('textbox', { name: this.t('canvas:top.name') }).waitFor();
  }

  /** Drags a kind of step from the palette onto something. */
  async drag(name: string, onto: Locator): Promise<void> {
    const to = await centre(onto);
    const from = await centre(this.offer(name));
    await this.page.mouse.move(from.x, from.y);
    await this.page.mouse.down();
    await this.page.mouse.move(from.x + 60, from.y + 30, { steps: 4 });
    await this.page.mouse.move(to.x, to.y, { steps: 8 });
    await this.page.mouse.up();
  }

  /** Until everything is on the server. */
  async saved(): Promise<void> {
    await this.page.locator('.save-state').getByText(this.t('draft:save.saved').trim()).waitFor();
  }

  /** Chooses in a list that opens at a field, by typing. */
  async choose(field: Locator, option: string): Promise<void> {
    await field.click();
    await field.fill(option);
    await this.page.getByRole('option', { name: option }).first().click();
  }
}

/** Where it has come to rest: what moves is not hit. */
export async function centre(of: Locator): Promise<{ x: number; y: number }> {
  await of.waitFor();
  return await of.evaluate(async (element) => {
    const drawn = () => new Promise((go) => requestAnimationFrame(go));
    let before = element.getBoundingClientRect();
    for (let still = 0; still < 6;) {
      await drawn();
      const now = element.getBoundingClientRect();
      still = now.x === before.x && now.y === before.y ? still + 1 : 0;
      before = now;
    }
    return { x: before.x + before.width / 2, y: before.y + before.height / 2 };
  });
}

/** What the checks say about a draft as it is saved. */
export const problemsOf = async (brand: Brand, journeyId: string): Promise<Answer['body']> =>
  await brand.must('POST', `/api/journeys/${journeyId}/validate`);
