import type { Command } from 'commander';

import { shardingScript } from '../shardKeys';

/** Prints; whether and when somebody runs it is a decision about machines (docs/scale.md). */
export function registerSharding(program: Command): void {
  program
    .command('sharding')
    .description('Prints what to run in mongosh to spread the database over shards; changes nothing')
    .option('--database <name>', 'the name in MONGODB_URI', 'perennial')
    .action(({ database }: { database: string }) => {
      process.stdout.write(`${shardingScript(database)}\n`);
    });
}
