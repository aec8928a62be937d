import type { Command } from 'commander';

import { registerCredentials } from './credentials';
import { registerDeadLetters } from './deadLetters';
import { registerEnrolments } from './enrolments';
import { registerImports } from './imports';
import { registerJourneys } from './journeys';
import { registerKeys } from './keys';
import { registerMessages } from './messages';
import { registerNodes } from './nodes';
import { registerProfiles } from './profiles';
import { registerSenders } from './senders';
import { registerSends } from './sends';
import { registerSources } from './sources';
import { registerTemplates } from './templates';

/** All commands that talk to the API of a running Perennial. */
export function registerApiCommands(program: Command): void {
  registerJourneys(program);
  registerMessages(program);
  registerSources(program);
  registerSenders(program);
  registerProfiles(program);
  registerEnrolments(program);
  registerSends(program);
  registerDeadLetters(program);
  registerTemplates(program);
  registerNodes(program);
  registerCredentials(program);
  registerImports(program);
  registerKeys(program);
}
