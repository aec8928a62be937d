// The proofs by faults at full size, one after the other: `npm run proofs`, or `npm run proofs -- crash-storm rush`. What each did and found
// is printed and kept in runtime/dist/proofs/<name>.json. PROOF_SEED repeats one; docs/proofs.md says what they prove.
import { spawnSync } from 'node:child_process';

const PROOFS = ['crash-storm', 'fail-over', 'clocks', 'rush', 'spine-kill'];

const asked = process.argv.slice(2);
const unknown = asked.find((name) => !PROOFS.includes(name));
if (unknown !== undefined) {
  process.stderr.write(`There is no proof "${unknown}"; there are ${PROOFS.join(', ')}.\n`);
  process.exit(1);
}

const failed = (asked.length > 0 ? asked : PROOFS).filter((name) => {
  const jest = ['--experimental-vm-modules', '--no-warnings=ExperimentalWarning', 'node_modules/jest/bin/jest.js'];
  const { status } = spawnSync(process.execPath, [...jest, '--maxWorkers=1', `test/fault/${name}.test.ts`], {
    env: { ...process.env, PROOF_SIZE: 'full' },
    stdio: 'inherit',
  });
  return status !== 0;
});
process.stdout.write(failed.length === 0 ? 'All proofs hold.\n' : `Not proven: ${failed.join(', ')}\n`);
process.exit(failed.length === 0 ? 0 : 1);
