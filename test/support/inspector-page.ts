import type { Locator, Page } from 'playwright-core';

import { eventually, type Brand } from './brand';
import { draftOf, type DraftSeen } from './builder-page';

/** The panel with the form of the step that is open. */
export const settings = (page: Page) => page.getByRole('complementary', { name: 'Step settings' });

/** Types into a field with suggestions and takes one. */
export async function pick(page: Page, field: Locator, typed: string, option: string | RegExp = typed): Promise<void> {
  await field.fill(typed);
  await page.getByRole('option', { name: option }).first().click();
}

export async function aDraft(brand: Brand, workflow: object): Promise<string> {
  return (await brand.must<{ id: string }>('POST', '/api/journeys', { workflow })).id;
}

/** The draft as the server has it, once the parameters of a step are what is expected. */
export async function saved(
  brand: Brand,
  journeyId: string,
  step: string,
  expected: object,
): Promise<DraftSeen['workflow']> {
  const fits = ({ workflow }: DraftSeen) => {
    expect(workflow.nodes.find(({ name }) => name === step)?.parameters).toMatchObject(expected);
    return workflow;
  };
  try {
    return await eventually(`${step} to be ${JSON.stringify(expected)}`, async () => {
      const draft = await draftOf(brand, journeyId);
      try {
        return fits(draft);
      } catch {
        return undefined;
      }
    });
  } catch (error) {
    // Says what differs.
    fits(await draftOf(brand, journeyId));
    throw error;
  }
}
