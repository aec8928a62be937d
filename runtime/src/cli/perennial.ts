import { Command } from 'commander';

import { registerApiCommands } from './apiClientSubjects';
import { registerAudit } from './audit';
import { registerDemo } from './demo';
import { registerDoctor } from './doctor';
import { tellFailure } from './errors';
import { registerSharding } from './sharding';
import { registerSignIn } from './signIn';
import { registerStart } from './start';

const program = new Command('perennial')
  .description('Perennial: customer lifecycle journeys')
  .showHelpAfterError('(perennial --help lists the commands)')
  .helpCommand(false);

for (const register of [
  registerStart,
  registerDoctor,
  registerAudit,
  registerSignIn,
  registerDemo,
  registerSharding,
  registerApiCommands,
])
  register(program);

program.parseAsync().catch((error: unknown) => {
  tellFailure(error, process.argv.includes('--json'));
  process.exit(1);
});
