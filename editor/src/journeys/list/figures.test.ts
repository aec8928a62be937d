import { totalOf } from './figures';

test('journeys are added up by currency, and what most people paid in comes first', () => {
  const yen = { currency: 'JPY', amount: 900_000, people: 1 };
  const euro = (amount: number, people: number) => ({ currency: 'EUR', amount, people });
  const total = totalOf([
    { entered: 10, converted: 3, worth: [yen, euro(5_000, 2)] },
    { entered: 5, converted: 1, worth: [euro(1_000, 1)] },
  ]);
  expect(total).toEqual({ entered: 15, converted: 4, worth: [euro(6_000, 3), yen] });
});
