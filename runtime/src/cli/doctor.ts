import type { Command } from 'commander';

import { MIGRATIONS } from '../migrations';
import { readSettings, type Settings } from '../platform/settings';
import { checkAddress, checkPublicUrl } from './doctor/address';
import { checkDatabase } from './doctor/database';
import { checkEmbedded } from './doctor/embedded';
import { about, type Finding } from './doctor/finding';
import { checkDataFolder, checkNode, checkSecret } from './doctor/machine';
import { checkPackages } from './doctor/packages';
import { failureOf } from './errors';
import { createOutput } from './output';

const MARKS = { ok: 'ok     ', warning: 'warning', problem: 'PROBLEM' } as const;

export function registerDoctor(program: Command): void {
  program
    .command('doctor')
    .description('Says what is found on this machine and what is wrong; starts and changes nothing')
    .option('--json', 'print the findings as JSON')
    .addHelpText('after', '\nEnds with 1 when there is a problem, with 0 when there are only warnings.')
    .action(async ({ json = false }: { json?: boolean }) => {
      const findings = await examine();
      const healthy = findings.every(({ level }) => level !== 'problem');
      createOutput(json).show({ healthy, findings }, () => asText(findings));
      process.exitCode = healthy ? 0 : 1;
    });
}

async function examine(): Promise<readonly Finding[]> {
  const settings = settingsOr();
  if ('level' in settings) return [checkNode(), settings];
  const embedded = settings.MONGODB_URI === undefined ? await checkEmbedded(settings) : undefined;
  const uri = settings.MONGODB_URI ?? embedded?.uri;
  return [
    checkNode(),
    ...(await checkDataFolder(settings)),
    await checkSecret(settings),
    ...(embedded?.findings ?? []),
    ...(uri === undefined ? [] : await checkDatabase(uri, MIGRATIONS)),
    ...(await checkAddress(settings)),
    checkPublicUrl(settings),
    ...(await checkPackages(settings)),
  ];
}

function settingsOr(): Settings | Finding {
  try {
    return readSettings(process.env);
  } catch (error) {
    return about('Settings').problem(failureOf(error).message, 'Correct the environment; README lists the settings.');
  }
}

function asText(findings: readonly Finding[]): string {
  const width = Math.max(...findings.map(({ check }) => check.length));
  const lines = findings.flatMap(({ check, level, message, advice }) => [
    `${MARKS[level]}  ${check.padEnd(width)}  ${message}`,
    ...(advice === undefined || level === 'ok' ? [] : [`${' '.repeat(MARKS[level].length + width + 4)}${advice}`]),
  ]);
  const problems = findings.filter(({ level }) => level === 'problem').length;
  return [
    ...lines,
    '',
    problems === 0 ? 'No problems.' : `${String(problems)} of these keep Perennial from working.`,
  ].join('\n');
}
