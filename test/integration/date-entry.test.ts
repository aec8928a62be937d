import { aliasesOf } from '../../runtime/src/profiles/model';
import { AUTHOR } from '../support/journey-service';
import { aJourney } from '../support/journeys';
import { BRAND, Occurring } from '../support/occurring';

// People who enter a journey on a day of theirs: whose day it is where they live, each once, whatever happens to the machine.

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

const birthdays = (parameters: Record<string, unknown> = {}) =>
  aJourney('Birthday').dateEntry(parameters).wait({ amount: 1, unit: 'days' }).workflow();
const renewals = (parameters: Record<string, unknown> = {}) =>
  birthdays({ attribute: 'renewal', yearly: 'no', shift: 'before', shiftDays: 7, ...parameters });
const born = (day: string, timeZone = 'UTC') => ({ timeZone, attributes: { birthday: day } });

test('each customer enters in the morning of the day where they live, from Kiritimati to Honolulu', async () => {
  stage.at('2026-11-23T12:00:00Z');
  const [kiritimati, berlin, honolulu] = [
    await stage.person(born('1990-11-24', 'Pacific/Kiritimati')),
    await stage.person(born('1985-11-24', 'Europe/Berlin')),
    await stage.person(born('2000-11-24', 'Pacific/Honolulu')),
  ];
  await stage.person(born('1990-11-25', 'Europe/Berlin'));
  const id = await stage.live(birthdays());
  const seen = async (time: string) => {
    await stage.reach(time);
    return (await stage.entered(id)).length;
  };
  expect(await seen('2026-11-23T18:59:55Z')).toBe(0);
  expect(await seen('2026-11-23T19:00:00Z')).toBe(1);
  expect(await seen('2026-11-24T07:59:55Z')).toBe(1);
  expect(await seen('2026-11-24T08:00:01Z')).toBe(2);
  expect(await seen('2026-11-24T18:59:59Z')).toBe(2);
  expect(await seen('2026-11-24T19:00:03Z')).toBe(3);
  expect(await stage.entered(id)).toEqual([kiritimati, berlin, honolulu]);
  const [first] = await stage.enrolments(id);
  expect(first).toMatchObject({
    startedAt: new Date('2026-11-23T19:00:00Z'),
    event: { name: 'Date Reached', properties: { attribute: 'birthday', date: '2026-11-24', years: 36 } },
  });
});

test('a customer without a zone is met by the one clock of their country, else by that of the journey', async () => {
  stage.at('2026-11-23T12:00:00Z');
  const attributes = { birthday: '1990-11-24' };
  const [japan, states, nowhere] = [
    await stage.person({ attributes, country: 'JP' }),
    await stage.person({ attributes, country: 'US' }),
    await stage.person({ attributes }),
  ];
  const id = await stage.live(birthdays({ zone: 'America/New_York' }));
  await stage.reach('2026-11-24T00:00:05Z');
  expect(await stage.entered(id)).toEqual([japan]);
  await stage.reach('2026-11-24T14:00:00Z');
  expect((await stage.entered(id)).toSorted()).toEqual([japan, states, nowhere].toSorted());
  const together = await stage.live(birthdays({ zoneOf: 'journey', zone: 'America/New_York', time: '10:00' }));
  await stage.reach('2026-11-24T15:00:00Z');
  expect(await stage.entered(together)).toHaveLength(3);
});

test('a day that comes once lets in so many days before it, and a moved one lets in again', async () => {
  const person = await stage.person({ attributes: { renewal: '2026-12-05T18:00:00Z' } });
  const id = await stage.live(renewals());
  await stage.reach('2026-11-27T09:00:00Z');
  expect(await stage.entered(id)).toEqual([]);
  await stage.reach('2026-11-28T09:00:00Z');
  expect(await stage.entered(id)).toEqual([person]);
  await stage.leave(id);
  await stage.profiles.patch(BRAND, person, { attributes: { renewal: '2026-12-20' } });
  await stage.reach('2026-12-13T09:00:00Z');
  expect(await stage.entered(id)).toEqual([person, person]);
});

test('29 February comes on the day its author chose', async () => {
  stage.at('2027-02-27T00:00:00Z');
  const person = await stage.person(born('1992-02-29'));
  const [early, late, never] = [
    await stage.live(birthdays({ yearly: 'feb28' })),
    await stage.live(birthdays({ yearly: 'mar1' })),
    await stage.live(birthdays({ yearly: 'leapYears' })),
  ];
  await stage.reach('2027-02-28T09:00:01Z');
  expect([await stage.entered(early), await stage.entered(late)]).toEqual([[person], []]);
  await stage.reach('2027-03-01T09:00:01Z');
  expect([await stage.entered(early), await stage.entered(late), await stage.entered(never)]).toEqual([[person], [person], []]); // prettier-ignore
});

test('a time that the clocks skip lets in as much later, one they show twice once', async () => {
  stage.at('2026-03-07T12:00:00Z');
  const spring = await stage.person(born('1990-03-08', 'America/New_York'));
  const autumn = await stage.person(born('1990-11-01', 'America/New_York'));
  const id = await stage.live(birthdays({ time: '02:30' }));
  await stage.reach('2026-03-08T07:29:00Z');
  expect(await stage.entered(id)).toEqual([]);
  await stage.reach('2026-03-08T07:30:00Z');
  expect(await stage.entered(id)).toEqual([spring]);
  const twice = await stage.live(birthdays({ time: '01:30' }));
  for (const time of ['2026-11-01T05:30:00Z', '2026-11-01T06:30:00Z']) await stage.reach(time);
  expect(await stage.entered(twice)).toEqual([autumn]);
});

test('a birthday that is corrected after the entry lets nobody in a second time, also over the turn of the year', async () => {
  const person = await stage.person(born('1990-11-24'));
  stage.at('2026-11-24T00:00:00Z');
  const id = await stage.live(birthdays({ reEntry: 'always' }));
  await stage.reach('2026-11-24T09:00:00Z');
  await stage.profiles.patch(BRAND, person, { attributes: { birthday: '1990-11-26' } });
  await stage.reach('2026-11-26T09:00:00Z');
  expect(await stage.entered(id)).toEqual([person]);
  await stage.profiles.patch(BRAND, person, { attributes: { birthday: '1990-01-02' } });
  await stage.reach('2027-01-02T09:00:00Z');
  expect(await stage.entered(id)).toEqual([person]);
  expect(await stage.refusals(person)).toEqual(['too_soon']);
  await stage.reach('2028-01-02T09:00:00Z');
  expect(await stage.entered(id)).toEqual([person, person]);
});

test('a birthday that is corrected before its time counts as corrected, and one that is told too late not this year', async () => {
  const [moved, told] = [await stage.person(born('1990-11-24')), await stage.person()];
  const id = await stage.live(birthdays());
  await stage.profiles.patch(BRAND, moved, { attributes: { birthday: '1990-11-25' } });
  await stage.reach('2026-11-24T09:00:00Z');
  await stage.profiles.patch(BRAND, told, { attributes: { birthday: '1990-11-24' } });
  await stage.reach('2026-11-24T09:10:00Z');
  expect(await stage.entered(id)).toEqual([]);
  await stage.reach('2026-11-25T09:00:00Z');
  expect(await stage.entered(id)).toEqual([moved]);
});

test('an import of people whose birthday it is lets in each once, however often it comes', async () => {
  const id = await stage.live(birthdays({ reEntry: 'always' }));
  const importAll = async () => {
    for (const n of [1, 2, 3]) await stage.person({ externalId: `imported ${String(n)}`, ...born('1990-11-24') });
  };
  await importAll();
  await stage.reach('2026-11-24T09:00:00Z');
  await importAll();
  for (const time of ['2026-11-24T09:00:05Z', '2026-11-24T18:00:00Z', '2026-11-25T09:00:00Z']) await stage.reach(time);
  expect(await stage.entered(id)).toHaveLength(3);
});

test('moving to another clock on the day lets nobody in twice', async () => {
  const person = await stage.person(born('1990-11-24', 'Asia/Tokyo'));
  const id = await stage.live(birthdays({ reEntry: 'always' }));
  await stage.reach('2026-11-24T00:00:01Z');
  await stage.profiles.patch(BRAND, person, { timeZone: 'America/New_York' });
  await stage.reach('2026-11-24T14:00:01Z');
  expect(await stage.entered(id)).toEqual([person]);
});

test('what came while the machine stood still is made up for once, and what is older than the limit is refused', async () => {
  const [yesterday, today] = [await stage.person(born('1990-11-25')), await stage.person(born('1990-11-27'))];
  const id = await stage.live(birthdays());
  await stage.reach('2026-11-27T20:00:00Z');
  expect(await stage.entered(id)).toEqual([today]);
  expect(await stage.refusals(yesterday)).toEqual(['too_old']);
  await stage.reach('2026-11-27T20:00:05Z');
  expect(await stage.entered(id)).toEqual([today]);
  expect((await stage.enrolments(id))[0]).toMatchObject({ startedAt: new Date('2026-11-27T09:00:00Z') });
});

test('whose moment is over when a journey begins does not enter', async () => {
  stage.at('2026-11-24T09:30:00Z');
  await stage.person(born('1990-11-24'));
  const id = await stage.live(birthdays());
  await stage.reach('2026-11-24T09:30:05Z');
  expect(await stage.entered(id)).toEqual([]);
});

test('nobody enters while the journey is paused, nor afterwards for what came in the pause; a customer shows why', async () => {
  const [paused, later] = [await stage.person(born('1990-11-24')), await stage.person(born('1990-11-25'))];
  const id = await stage.live(birthdays());
  await stage.journeys.pause(AUTHOR, id, 'entryOnly');
  await stage.reach('2026-11-24T09:00:00Z');
  stage.at('2026-11-24T10:00:00Z');
  await stage.journeys.resume(AUTHOR, id, { timeWentOn: true });
  await stage.reach('2026-11-24T10:00:05Z');
  expect(await stage.entered(id)).toEqual([]);
  expect(await stage.refusals(paused)).toEqual(['journey_not_live']);
  await stage.reach('2026-11-25T09:00:00Z');
  expect(await stage.entered(id)).toEqual([later]);
});

test('a journey that is archived lets nobody in', async () => {
  await stage.person(born('1990-11-24'));
  const id = await stage.live(birthdays());
  await stage.journeys.archive(AUTHOR, id, 'finish');
  await stage.reach('2026-11-24T09:00:00Z');
  expect(await stage.entered(id)).toEqual([]);
});

test('a new version neither repeats nor loses a day, also when it lets people in earlier', async () => {
  const [early, late] = [await stage.person(born('1990-11-24', 'Asia/Tokyo')), await stage.person(born('1990-11-24'))];
  const id = await stage.live(birthdays({ time: '11:00', reEntry: 'always' }));
  await stage.reach('2026-11-24T02:00:00Z');
  expect(await stage.entered(id)).toEqual([early]);
  stage.at('2026-11-24T10:00:00Z');
  await stage.publish(id, birthdays({ time: '09:00', reEntry: 'always' }));
  await stage.reach('2026-11-24T10:00:05Z');
  expect(await stage.entered(id)).toEqual([early, late]);
  await stage.publish(id, birthdays({ time: '15:00', reEntry: 'always' }));
  for (const time of ['2026-11-24T15:00:00Z', '2026-11-25T09:00:00Z']) await stage.reach(time);
  expect(await stage.entered(id)).toEqual([early, late]);
});

test('re-entry, consent and the limit per hour hold as for every entry', async () => {
  const people = [await stage.person(born('1990-11-24')), await stage.person(born('1991-11-24'))];
  const [consented, without] = people as [string, string];
  await stage.profiles.changeConsent({ workspaceId: BRAND, profileId: consented, channel: 'email', state: 'subscribed', source: 'test' }); // prettier-ignore
  const asking = await stage.live(birthdays({ needsConsent: 'email' }));
  const once = await stage.live(birthdays({ reEntry: 'once' }));
  const slow = await stage.live(birthdays({ perHour: 1 }));
  await stage.reach('2026-11-24T09:00:00Z');
  expect(await stage.entered(asking)).toEqual([consented]);
  expect(await stage.refusals(without)).toEqual(['no_consent']);
  expect((await stage.enrolments(slow)).map(({ due }) => due?.toISOString()).toSorted()).toEqual([
    '2026-11-24T09:00:00.000Z',
    '2026-11-24T10:00:00.000Z',
  ]);
  await stage.leave(once);
  await stage.reach('2027-11-24T09:00:00Z');
  expect(await stage.entered(once)).toHaveLength(2);
  expect(await stage.refusals(without)).toContain('already_entered');
});

test('a person whose two profiles have become one enters once', async () => {
  const person = await stage.person(born('1990-11-24'));
  const id = await stage.live(birthdays({ reEntry: 'always' }));
  await stage.reach('2026-11-24T09:00:00Z');
  const other = await stage.person(born('1990-11-24', 'America/New_York'));
  const profiles = stage.database.db.collection<{ _id: string }>('profiles');
  await aliasesOf(stage.database.db).insertOne({ _id: other, workspaceId: BRAND, from: [person] });
  await profiles.updateOne({ _id: person }, { $set: { mergedInto: other, carried: true } });
  await stage.reach('2026-11-24T14:00:00Z');
  expect(await stage.entered(id)).toEqual([person]);
  expect(await stage.refusals(other)).toEqual(['already_entered']);
});

test('one journey that cannot be read holds up no other', async () => {
  const person = await stage.person(born('1990-11-24'));
  const [broken, fine] = [await stage.live(birthdays()), await stage.live(birthdays())];
  const versions = stage.database.db.collection('versions');
  await versions.deleteMany({ journeyId: broken });
  const fresh = stage.another();
  stage.at('2026-11-24T09:00:00Z');
  await fresh.plan();
  await fresh.walk();
  expect(await stage.entered(fine)).toEqual([person]);
});
