#!/usr/bin/env node
// The launcher, in plain CommonJS for any Node >= 20: takes the Node that npm installed when the running one is older,
// builds what is missing, then hands over to the command line.
'use strict';

const { spawn, spawnSync } = require('node:child_process');
const { existsSync } = require('node:fs');
const { constants } = require('node:os');
const { delimiter, join } = require('node:path');

const OLDEST_NODE = 24;
const root = join(__dirname, '../..');
const ownNode = join(root, 'node_modules/node/bin/node');
const cli = join(root, 'runtime/dist/runtime/src/cli/perennial.js');
const build = join(root, 'tools/build.mjs');

const isNewEnough = Number.parseInt(process.versions.node, 10) >= OLDEST_NODE;

if (!isNewEnough) {
  if (!existsSync(ownNode))
    fail(`Perennial needs Node ${OLDEST_NODE} or newer; this is ${process.version}. Run "npm ci" first.`);
  handOver(ownNode);
} else {
  buildIfStale();
  if (!existsSync(cli)) fail('Perennial is not built. Run "npm ci" and "npm run build" first.');
  require(cli);
}

function buildIfStale() {
  if (!existsSync(build)) return; // installed without its sources
  const { isStale } = require(join(root, 'tools/stale.cjs'));
  if (!isStale(root)) return;
  const { status } = spawnSync(process.execPath, [build], { cwd: root, stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}

/** Runs this file again under another Node, as if it were us: arguments, streams, signals and exit code. */
function handOver(node) {
  const path = [join(root, 'node_modules/.bin'), process.env.PATH].filter(Boolean).join(delimiter);
  const child = spawn(node, [__filename, ...process.argv.slice(2)], {
    stdio: 'inherit',
    env: { ...process.env, PATH: path },
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.once('error', (error) => fail(`${node} does not run: ${error.message}`));
  child.once('exit', (code, signal) => process.exit(code ?? 128 + (constants.signals[signal] ?? 0)));
}

function fail(message) {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}
