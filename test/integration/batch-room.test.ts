import type { ItemJson, StepResult } from '../../runtime/src/engine/step';
import type { EnrolmentDocument } from '../../runtime/src/enrolments/model';
import { ROOM } from '../../runtime/src/worker/groups';
import { aJourney } from '../support/journeys';
import { ScriptedNodes } from '../support/stored-ports';
import { World } from '../support/world';

const VERSION = aJourney()
  .entry()
  .foreign('n8n-nodes-base.set', { name: 'Set' })
  .foreign('n8n-nodes-base.noOp', { name: 'Pass' })
  .wait({ amount: 2 }, { name: 'Rest', stepKey: 'rest12' })
  .compile();
const keyOf = (name: string) => [...VERSION.steps.values()].find((step) => step.name === name)!.key;
const rests: StepResult = { kind: 'held', hold: { kind: 'time', wait: { amount: 2, unit: 'hours' } }, effects: [] };
const PEOPLE = 150;

/** What people are on their way with between two of the steps, at most, in characters; and how many came to the second at once. */
async function ran(weight: number) {
  let onTheirWay = 0;
  let most = 0;
  const heavy = (json: ItemJson): StepResult => {
    onTheirWay += weight;
    most = Math.max(most, onTheirWay);
    return { kind: 'passed', output: 0, item: { ...json, text: 'x'.repeat(weight) }, effects: [] };
  };
  const nodes = new ScriptedNodes({
    [keyOf('Set')]: ({ json }) => heavy(json),
    [keyOf('Pass')]: ({ json }) => ({ kind: 'passed', output: 0, item: json, effects: [] }),
    rest12: () => ((onTheirWay -= weight), rests),
  });
  const world = await World.open(nodes, VERSION);
  try {
    for (let index = 0; index < PEOPLE; index++)
      await world.happens('Checkout Started', await world.person(`p${String(index)}`));
    await world.process.handleStored();
    await world.enrolments.updateMany({ workspaceId: VERSION.workspaceId }, { $set: { bucket: 0 } });
    await world.process.turn('local', [0]);
    const through = await world.db
      .collection<EnrolmentDocument>('enrolments')
      .countDocuments({ workspaceId: VERSION.workspaceId, stepKey: 'rest12' });
    const sizes = nodes.batches.filter(({ stepKey }) => stepKey === keyOf('Set')).map(({ size }) => size);
    return { most, through, sizes };
  } finally {
    await world.close();
  }
}

describe('what a step of another package gives out', () => {
  it('makes the batch smaller, not the process larger: so many go on at once as there is room for', async () => {
    const { most, through, sizes } = await ran(1_600_000);
    expect(through).toBe(PEOPLE);
    // Fifty show how much it is, then as many as fit.
    expect(sizes[0]).toBe(50);
    expect(Math.max(...sizes.slice(1))).toBeLessThanOrEqual(ROOM / 1_600_000);
    expect(sizes.length).toBeGreaterThan(3);
    expect(most).toBeLessThanOrEqual(50 * 1_600_000);
  });

  it('leaves the batch whole when it is little', async () => {
    const { through, sizes } = await ran(100);
    expect(through).toBe(PEOPLE);
    expect(sizes).toEqual([50, PEOPLE - 50]);
  });
});
