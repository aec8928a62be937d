// The built runtime with leases short enough for tests of faults: `node spine-process.cjs '<StartOptions as JSON>'`.
const { startPerennial } = require('../../runtime/dist/runtime/src/main.js');
const { readSettings } = require('../../runtime/dist/runtime/src/platform/settings.js');

const options = JSON.parse(process.argv[2] ?? '{}');
const say = (line) => process.stdout.write(`${line}\n`);

startPerennial(readSettings(process.env), { say, ...options })
  .then((running) => {
    say(`Perennial is at ${running.address}`);
    process.once('SIGTERM', () => {
      void running.stop().then(() => process.exit(0));
    });
  })
  .catch((error) => {
    console.error(error);
    process.exit(1);
  });
