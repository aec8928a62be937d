import { Command } from 'commander';

import { registerDoctor } from './doctor';
import { tellFailure } from './errors';
import { registerStart } from './start';

const program = new Command('perennial')
  .description('Perennial: customer lifecycle journeys')
  .showHelpAfterError('(perennial --help lists the commands)')
  .helpCommand(false);

for (const register of [registerStart, registerDoctor]) register(program);

program.parseAsync().catch((error: unknown) => {
  tellFailure(error, process.argv.includes('--json'));
  process.exit(1);
});
