// Whether what was built is older than what it is built from. CommonJS for any Node >= 20: the launcher asks before Node 24 runs.
'use strict';

const { readdirSync, statSync } = require('node:fs');
const { join } = require('node:path');

/** Written by build.mjs after a complete build, with the time at which it began. */
const STAMP = 'runtime/dist/.built';

const SOURCES = [
  ...['nodes', 'credentials', 'runtime/src', 'editor/src'],
  ...['editor/index.html', 'editor/vite.config.mts', 'editor/package.json'],
  ...['tsconfig.json', 'tsconfig.nodes.json', 'runtime/tsconfig.json', 'package-lock.json', 'tools/build.mjs'],
];

/** False also where there is nothing to build from, as in an installed package. */
function isStale(root) {
  const built = time(join(root, STAMP));
  return SOURCES.some((source) => newest(join(root, source)) > built);
}

/** Folders count too: their time changes when a file in them is deleted. */
function newest(path) {
  const own = time(path);
  if (own < 0 || !statSync(path).isDirectory()) return own;
  const entries = readdirSync(path, { withFileTypes: true, recursive: true });
  return Math.max(own, ...entries.map((entry) => time(join(entry.parentPath ?? entry.path, entry.name))));
}

function time(path) {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? -1;
}

module.exports = { isStale, STAMP };
