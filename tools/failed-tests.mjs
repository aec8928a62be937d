// Prints each failed test of a jest report with the first lines of its reason: the end of a long log is what people read.
// node tools/failed-tests.mjs <report.json>
import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { stripVTControlCharacters } from 'node:util';

const LINES = 6;
const { testResults } = JSON.parse(readFileSync(process.argv[2], 'utf8'));

for (const suite of testResults) {
  const file = relative(process.cwd(), suite.name);
  const failed = suite.assertionResults.filter(({ status }) => status === 'failed');
  for (const { fullName, failureMessages } of failed) tell(`${file} > ${fullName}`, failureMessages.join('\n'));
  if (failed.length === 0 && suite.message !== '') tell(file, suite.message);
}

function tell(head, reason) {
  const lines = stripVTControlCharacters(reason)
    .split('\n')
    .filter((line) => line.trim() !== '')
    .slice(0, LINES);
  console.log(`FAILED TEST: ${head}\n${lines.map((line) => `    ${line.trim().slice(0, 200)}`).join('\n')}`);
}
