import { recipientName } from './recipient-name';

test.each([
  [{ firstName: 'Hanna', lastName: 'Vogt' }, 'Hanna Vogt'],
  [{ firstName: '芳', lastName: '王' }, '王芳'],
  [{ firstName: '芳' }, '芳'],
  [{ lastName: 'Vogt' }, 'Vogt'],
  [{}, ''],
])('%j is written "%s"', (person, written) => {
  expect(recipientName(person)).toBe(written);
});
