import type { Command } from 'commander';

import { audit, DISAGREEMENTS, type Audit, type Disagreement } from '../audit/service';
import { DatabaseClock } from '../platform/clock';
import type { Database } from '../platform/database';
import { readSettings } from '../platform/settings';
import { CliError, createOutput, type Output } from './output';
import { withOwnDatabase } from './ownWorkspaces';

interface AuditCommand {
  readonly workspace?: string;
  readonly repair?: boolean;
  readonly json?: boolean;
}

/** Whoever may use the database may audit it; it works beside a Perennial that runs. */
export function registerAudit(program: Command): void {
  program
    .command('audit')
    .description('Recounts everything from the histories and says what disagrees, with ids and nothing personal')
    .option('--workspace <name or id>', 'only this one')
    .option(
      '--repair',
      'writes counts over time and of events and figures of orders anew where they differ; nothing else is touched',
    )
    .option('--json', 'print JSON')
    .addHelpText('after', '\nEnds with 1 when something disagrees. What it lists is the first hundred of each kind.')
    .action(async ({ workspace, repair = false, json = false }: AuditCommand) => {
      const output = createOutput(json);
      await withOwnDatabase(readSettings(process.env), async (database) => {
        await run(database, output, { repair, workspaceId: await workspaceIdOf(database, workspace) });
      });
    });
}

async function run(
  { db }: Database,
  output: Output,
  options: { readonly repair: boolean; readonly workspaceId: string | undefined },
): Promise<void> {
  const clock = await DatabaseClock.start(db);
  try {
    const say = (line: string) => {
      output.progress(line);
    };
    const report = await audit({ db, clock, say, ...options });
    const healthy = report.findings.length === 0;
    output.show({ healthy, ...report }, () => asText(report));
    if (!healthy) process.exitCode = 1;
  } finally {
    clock.stop();
  }
}

async function workspaceIdOf({ db }: Database, wanted: string | undefined): Promise<string | undefined> {
  if (wanted === undefined) return undefined;
  const found = await db
    .collection<{ _id: string; name: string }>('organization')
    .find({ $or: [{ _id: wanted }, { name: wanted }] })
    .toArray();
  const [first, ...more] = found;
  if (first && more.length === 0) return first._id;
  const what = first ? 'Several workspaces are called' : 'There is no workspace';
  throw new CliError(`${what} "${wanted}"; give its name or its id.`, { code: 'invalid_input' });
}

function asText({ looked, found, findings, repaired }: Audit): string {
  const kinds = Object.entries(found) as [Disagreement, number][];
  return [
    ...kinds.flatMap(([kind, count]) => [
      `${kind} (${String(count)}): ${DISAGREEMENTS[kind]}`,
      ...findings
        .filter(({ what }) => what === kind)
        .map(({ id, workspaceId, detail }) => `  ${id}  in ${workspaceId}${detail === undefined ? '' : `  ${detail}`}`),
    ]),
    `Looked at ${Object.entries(looked)
      .map(([name, count]) => `${String(count)} ${name}`)
      .join(', ')}.`,
    ...(repaired > 0 ? [`Wrote ${String(repaired)} counts anew.`] : []),
    kinds.length === 0 ? 'Everything agrees.' : 'Some of it disagrees.',
  ].join('\n');
}
