import { aJourney, conditions } from '../../../test/support/journeys';
import { admit } from './admit';
import type { JourneyEvent } from './event';

const AT = new Date('2026-11-24T09:00:00Z');

const event = (name: string, properties: Record<string, unknown>): JourneyEvent => ({
  ...{ id: 'evt_1', workspaceId: 'workspace', profileId: 'prf_1', keys: [], origin: 'live', trust: 'server' },
  ...{ name, properties, occurredAt: AT, receivedAt: AT },
});

test.each([
  ['Segment Entered', 'segment', 'vip'],
  ['Segment Left', 'segment', 'vip'],
  ['Tier Changed', 'to', 'Gold'],
  ['Form Submitted', 'form_id', 'quiz'],
])('%s lets people in, of those whose %s the filter wants', (name, path, value) => {
  const version = aJourney()
    .entry({ events: [name], filter: conditions('all', { path, operator: 'equals', value }) })
    .wait()
    .compile();
  expect(admit(version, event(name, { [path]: value }), AT)).toHaveProperty('enter');
  expect(admit(version, event(name, { [path]: 'another' }), AT)).toMatchObject({ refused: { code: 'filter' } });
});
