// What a visitor's browser fetches, gzipped, per screen: the manifest of the build says which files belong together.
import { readFileSync } from 'node:fs';

const BUILT = 'editor/dist';
const manifest = JSON.parse(readFileSync(`${BUILT}/.vite/manifest.json`, 'utf8'));
const ENTRY = 'index.html';
const LANGUAGES = ['en', 'zh-CN'];

/** The file of a module with all that it imports at once; what it imports on demand is not part of it. */
function closure(id, found = new Map()) {
  const chunk = manifest[id];
  if (!chunk) throw new Error(`The build has no "${id}". Was it renamed? See .size-limit.mjs.`);
  if (found.has(id)) return found;
  found.set(id, chunk);
  for (const imported of chunk.imports ?? []) closure(imported, found);
  return found;
}

const texts = (namespaces, language) => namespaces.map((name) => `src/i18n/locales/${language}/${name}.json`);

/** Everything before the screen is there: the shell, the screen's own module, their texts in one language. */
function screen(name, { module, namespaces }, limit) {
  const needed = ['common', 'app', ...namespaces];
  return LANGUAGES.map((language) => {
    const ids = [ENTRY, module, ...texts(needed, language)];
    const files = new Set(ids.flatMap((id) => [...closure(id).values()].map((chunk) => `${BUILT}/${chunk.file}`)));
    return { name: `${name} (${language})`, path: [...files], gzip: true, limit };
  });
}

export default [
  ...screen('shell', { module: 'src/app/NotFound.tsx', namespaces: [] }, '180 kB'),
  ...screen('journeys', { module: 'src/journeys/index.tsx', namespaces: ['journeys', 'words'] }, '200 kB'),
  ...screen(
    'journey builder',
    {
      module: 'src/canvas/index.tsx',
      namespaces: ['canvas', 'inspector', 'palette', 'checks', 'live', 'draft', 'journeys', 'words'],
    },
    '350 kB',
  ),
  { name: 'all styles', path: `${BUILT}/assets/*.css`, gzip: true, limit: '40 kB' },
];
