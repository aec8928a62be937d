import { hurried, sessionAt, type Session } from './session';

const sessions = Array.from({ length: 200 }, (_, n) => sessionAt('test', n, 100));
const firstAtTheShop = ({ actions }: Session) => actions.find(({ via }) => via === 'shop')?.after;

test('half of the shoppers begin a checkout, most of them after they have looked around', () => {
  const begun = sessions.map(firstAtTheShop).filter((after) => after !== undefined);
  expect(begun.length).toBeGreaterThan(80);
  expect(begun.length).toBeLessThan(140);
  expect(Math.min(...begun)).toBeGreaterThanOrEqual(4_000);
});

test('who is in a hurry begins the checkout within two seconds, in the same order and as long before the order', () => {
  for (const session of sessions) {
    const begins = firstAtTheShop(session);
    if (begins === undefined) continue;
    const soon = hurried(session);
    expect(firstAtTheShop(soon)).toBe(2_000);
    expect(soon.actions.map(({ what }) => what)).toEqual(session.actions.map(({ what }) => what));
    const shop = (of: Session) => of.actions.filter(({ via }) => via === 'shop').map(({ after }) => after);
    expect(shop(soon)).toEqual(shop(session).map((after) => after - begins + 2_000));
    expect(Math.min(...soon.actions.map(({ after }) => after))).toBeGreaterThanOrEqual(0);
  }
});
