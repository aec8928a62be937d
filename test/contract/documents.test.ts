import { existsSync, globSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

const ROOT = join(__dirname, '../..');

const MADE = ['node_modules', 'dist'];
const documents = globSync('**/*.md', { cwd: ROOT, exclude: (path) => MADE.includes(basename(path)) }).sort();

const linksOf = (text: string) =>
  [...text.matchAll(/\]\((?<to>[^)\s]+)\)/g)].map(({ groups }) => decodeURI(groups?.['to'] ?? ''));

const isHere = (link: string) => !/^(?:[a-z]+:|#)/.test(link);

test.each(documents)('%s leads to files that exist', (document) => {
  const links = linksOf(readFileSync(join(ROOT, document), 'utf8')).filter(isHere);
  const broken = links.filter((link) => !existsSync(join(ROOT, dirname(document), link.replace(/#.*$/, ''))));
  expect(broken).toEqual([]);
});
