import type { Settings } from '../platform/settings';

/** Lines of JSON are for programs: whoever starts it at a terminal reads sentences, and lines of the log only from warnings on. */
export function quietAtATerminal(settings: Settings, environment: NodeJS.ProcessEnv, atATerminal: boolean): Settings {
  return atATerminal && !environment['LOG_LEVEL'] ? { ...settings, LOG_LEVEL: 'warn' } : settings;
}
