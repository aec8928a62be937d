import { AUTHOR } from '../support/journey-service';
import { aJourney, conditions } from '../support/journeys';
import { BRAND, Occurring } from '../support/occurring';

// An audience that enters at a time: in one zone or in each customer's own, each once, whatever happens to the machine.

let stage: Occurring;

beforeAll(async () => {
  stage = await Occurring.open();
});

beforeEach(async () => {
  await stage.clear();
});

afterAll(async () => {
  await stage.close();
});

// 24 November 2026 is a Tuesday.
const schedule = (parameters: Record<string, unknown> = {}) =>
  aJourney('Newsletter').scheduleEntry({ reEntry: 'always', ...parameters }).wait({ amount: 1, unit: 'hours' }).workflow(); // prettier-ignore
const campaign = (parameters: Record<string, unknown> = {}) =>
  schedule({ repeats: 'once', date: '2026-11-27', time: '10:00', zoneOf: 'profile', ...parameters });
const living = (timeZone: string) => ({ timeZone });

test('every Monday at nine in Berlin everybody enters at that moment, wherever they live', async () => {
  const people = [
    await stage.person(living('Asia/Tokyo')),
    await stage.person(),
    await stage.person({ country: 'US' }),
  ];
  const id = await stage.live(schedule({ zone: 'Europe/Berlin' }));
  await stage.reach('2026-11-30T07:59:59Z');
  expect(await stage.entered(id)).toEqual([]);
  await stage.reach('2026-11-30T08:00:00Z');
  expect((await stage.entered(id)).toSorted()).toEqual(people.toSorted());
  expect((await stage.enrolments(id))[0]).toMatchObject({
    startedAt: new Date('2026-11-30T08:00:00Z'),
    event: { name: 'Schedule Reached', properties: { time: '2026-11-30T09:00' } },
  });
  for (const time of ['2026-11-30T08:00:05Z', '2026-12-01T08:00:00Z']) await stage.reach(time);
  expect(await stage.entered(id)).toHaveLength(3);
  await stage.reach('2026-12-07T08:00:00Z');
  expect(await stage.entered(id)).toHaveLength(6);
});

test('only who fits the audience when the time comes enters', async () => {
  const filter = conditions('all', { path: 'country', operator: 'equals', value: 'DE' }, { path: 'attributes.tier', operator: 'equals', value: 'gold' }); // prettier-ignore
  const gold = await stage.person({ country: 'DE', attributes: { tier: 'gold' } });
  const later = await stage.person({ country: 'DE', attributes: { tier: 'silver' } });
  await stage.person({ country: 'FR', attributes: { tier: 'gold' } });
  const id = await stage.live(schedule({ repeats: 'daily', audience: filter }));
  await stage.reach('2026-11-24T09:00:00Z');
  expect(await stage.entered(id)).toEqual([gold]);
  await stage.profiles.patch(BRAND, later, { attributes: { tier: 'gold' } });
  await stage.reach('2026-11-25T09:00:00Z');
  expect((await stage.entered(id)).toSorted()).toEqual([gold, gold, later].toSorted());
});

test("by each customer's clock a campaign comes zone by zone, by the country, and by the journey's zone where nothing says", async () => {
  const [tokyo, france, nowhere] = [await stage.person(living('Asia/Tokyo')), await stage.person({ country: 'FR' }), await stage.person()]; // prettier-ignore
  const id = await stage.live(campaign({ zone: 'America/New_York' }));
  const seen = [];
  for (const time of ['2026-11-27T01:00:00Z', '2026-11-27T09:00:00Z', '2026-11-27T15:00:00Z']) {
    await stage.reach(time);
    seen.push(await stage.entered(id));
  }
  expect(seen).toEqual([[tokyo], [tokyo, france], [tokyo, france, nowhere]]);
});

const PUBLISHED = '2026-11-27T05:00:00Z';

test.each([
  ['atOnce', PUBLISHED],
  ['nextDay', '2026-11-28T01:00:00.000Z'],
] as const)('whose time is over when it is published: %s', async (alreadyPassed, at) => {
  const [tokyo, berlin] = [await stage.person(living('Asia/Tokyo')), await stage.person(living('Europe/Berlin'))];
  stage.at(PUBLISHED);
  const id = await stage.live(campaign({ alreadyPassed }));
  for (const time of ['2026-11-27T05:00:05Z', '2026-11-27T09:00:00Z']) await stage.reach(time);
  expect((await stage.entered(id)).toSorted()).toEqual((alreadyPassed === 'atOnce' ? [tokyo, berlin] : [berlin]).toSorted()); // prettier-ignore
  await stage.publish(id, campaign({ alreadyPassed, time: '10:00', perHour: 10 }));
  for (const time of ['2026-11-28T01:00:00Z', '2026-11-28T09:00:00Z', '2026-11-30T12:00:00Z']) await stage.reach(time);
  const entered = await stage.enrolments(id);
  expect(entered).toHaveLength(2);
  const { startedAt } = entered.find(({ profileId }) => profileId === tokyo)!;
  expect(Math.abs(startedAt.getTime() - Date.parse(at))).toBeLessThan(2);
});

test('whose time is over when it is published, and who is to be skipped, does not enter and shows why', async () => {
  const tokyo = await stage.person(living('Asia/Tokyo'));
  stage.at(PUBLISHED);
  const id = await stage.live(campaign());
  for (const time of ['2026-11-27T05:00:05Z', '2026-11-28T05:00:00Z']) await stage.reach(time);
  expect([await stage.entered(id), await stage.refusals(tokyo)]).toEqual([[], ['already_passed']]);
});

test('a campaign that is over everywhere lets nobody in, also at once', async () => {
  await stage.person();
  stage.at('2026-11-29T00:00:00Z');
  const id = await stage.live(campaign({ alreadyPassed: 'atOnce' }));
  await stage.reach('2026-11-29T00:00:05Z');
  expect(await stage.entered(id)).toEqual([]);
  const { problems } = await stage.journeys.preview(BRAND, id);
  expect(problems).toMatchObject([{ code: 'schedule_over', severity: 'warning' }]);
});

test('of the times that were missed in a standstill the last one is made up for, once, unless it is too old', async () => {
  const person = await stage.person();
  const id = await stage.live(schedule({ repeats: 'daily', maxAgeHours: 100 }));
  await stage.reach('2026-11-26T20:00:00Z');
  expect(await stage.entered(id)).toEqual([person]);
  expect((await stage.occurrences(id)).map(({ state }) => state)).toEqual(['skipped', 'skipped', 'done']);
  await stage.publish(id, schedule({ repeats: 'daily', maxAgeHours: 2 }));
  await stage.reach('2026-11-27T20:00:00Z');
  expect([await stage.entered(id), await stage.refusals(person)]).toEqual([[person], ['too_old']]);
});

test('a time that clocks skip comes once, as much later, and one they show twice once', async () => {
  await stage.person();
  stage.at('2026-03-07T12:00:00Z');
  const id = await stage.live(schedule({ repeats: 'cron', cron: '30 * * * *', zone: 'America/New_York' }));
  const seen = async (from: string, to: string) => {
    const before = (await stage.entered(id)).length;
    for (let at = Date.parse(from); at <= Date.parse(to); at += 1_800_000)
      await stage.reach(new Date(at).toISOString());
    return (await stage.entered(id)).length - before;
  };
  await stage.reach('2026-03-08T06:00:00Z');
  // 01:30 EST; 02:30 does not exist and is 03:30, 04:30.
  expect(await seen('2026-03-08T06:30:00Z', '2026-03-08T08:30:00Z')).toBe(3);
  await stage.reach('2026-11-01T05:00:00Z');
  // 01:30 comes twice.
  expect(await seen('2026-11-01T05:30:00Z', '2026-11-01T06:30:00Z')).toBe(1);
});

test('nobody enters in a pause or afterwards for what came in it, and nobody by a journey that is archived', async () => {
  const person = await stage.person();
  const id = await stage.live(schedule({ repeats: 'daily' }));
  await stage.journeys.pause(AUTHOR, id, 'entryOnly');
  await stage.reach('2026-11-24T09:00:00Z');
  stage.at('2026-11-24T10:00:00Z');
  await stage.journeys.resume(AUTHOR, id, { timeWentOn: true });
  await stage.reach('2026-11-24T10:00:05Z');
  expect([await stage.entered(id), await stage.refusals(person)]).toEqual([[], ['journey_not_live']]);
  await stage.reach('2026-11-25T09:00:00Z');
  await stage.journeys.archive(AUTHOR, id, 'finish');
  await stage.reach('2026-11-26T09:00:00Z');
  expect(await stage.entered(id)).toEqual([person]);
});

test('a new version neither repeats what was nor makes up for what it has earlier, and loses nothing of the one before', async () => {
  const person = await stage.person();
  const id = await stage.live(schedule({ repeats: 'daily', time: '09:00' }));
  stage.at('2026-11-24T09:00:02Z');
  await stage.publish(id, schedule({ repeats: 'daily', time: '08:30' }));
  await stage.reach('2026-11-24T09:00:05Z');
  expect(await stage.entered(id)).toEqual([person]);
  await stage.reach('2026-11-25T08:30:00Z');
  expect(await stage.entered(id)).toEqual([person, person]);
});

test('a journey that changes from days of customers to a schedule lets in by the schedule alone', async () => {
  const person = await stage.person({ attributes: { birthday: '1990-11-24' }, timeZone: 'UTC' });
  const id = await stage.live(aJourney().dateEntry({ reEntry: 'always' }).wait().workflow());
  await stage.reach('2026-11-24T09:00:00Z');
  await stage.publish(id, schedule({ repeats: 'daily', time: '09:00' }));
  for (const time of ['2026-11-24T09:00:05Z', '2026-11-25T09:00:00Z']) await stage.reach(time);
  expect(await stage.entered(id)).toEqual([person, person]);
});

test('moving to another clock, and needs and re-entry, are as with every entry', async () => {
  const person = await stage.person(living('Asia/Tokyo'));
  const [mine, needy, once] = [await stage.live(campaign()), await stage.live(campaign({ needsConsent: 'email' })), await stage.live(schedule({ repeats: 'daily', reEntry: 'once' }))]; // prettier-ignore
  await stage.reach('2026-11-27T01:00:00Z');
  await stage.profiles.patch(BRAND, person, { timeZone: 'America/New_York' });
  for (const time of ['2026-11-27T15:00:00Z', '2026-11-28T15:00:00Z']) await stage.reach(time);
  expect([await stage.entered(mine), await stage.entered(needy), await stage.entered(once)]).toEqual([[person], [], [person]]); // prettier-ignore
  expect(await stage.refusals(person)).toEqual(expect.arrayContaining(['no_consent']));
});

test('programs outside ask who is due by a schedule, and for its next times', async () => {
  const person = await stage.person({ country: 'DE' });
  await stage.person({ country: 'FR' });
  stage.at('2026-11-30T08:00:10Z');
  const times = { repeats: 'weekly', days: ['mon'], time: '09:00' } as const;
  const audience = { combinator: 'all', conditions: [{ path: 'country', operator: 'equals', value: 'DE' }] } as const;
  const rule = { kind: 'schedule', times, zoneOf: 'journey', audience, alreadyPassed: 'skip' } as const;
  const since = new Date('2026-11-30T07:00:00Z');
  const { items } = await stage.triggers.due({ workspaceId: BRAND, rule, zone: 'Europe/Berlin', since, limit: 10 });
  expect(items).toMatchObject([{ profileId: person, properties: { time: '2026-11-30T09:00' } }]);
  const [next] = stage.triggers.nextTimes({ times, zone: 'Europe/Berlin', count: 1 });
  expect(next).toEqual({ wall: '2026-12-07T09:00', at: new Date('2026-12-07T08:00:00Z') });
});
