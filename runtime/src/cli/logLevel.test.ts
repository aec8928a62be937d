import { readSettings } from '../platform/settings';
import { quietAtATerminal } from './logLevel';

test.each([
  [{}, true, 'warn'],
  [{ LOG_LEVEL: '' }, true, 'warn'],
  [{ LOG_LEVEL: 'info' }, true, 'info'],
  [{}, false, 'info'],
])('with %j and a terminal: %j, the log begins at %s', (environment, terminal, level) => {
  expect(quietAtATerminal(readSettings(environment), environment, terminal).LOG_LEVEL).toBe(level);
});
