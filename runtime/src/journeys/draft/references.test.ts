import fc from 'fast-check';
import { applyAccessPatterns } from 'n8n-workflow';

import { withRenamedReferences } from './references';

const renamed = (text: string, from: string, to: string) => withRenamedReferences(text, { from, to });

describe('references to a renamed step', () => {
  const names = fc.constantFrom(
    'Wait',
    'Wait 2 h',
    "Anna's mail",
    'Say "hi"',
    'Mail $1',
    'If (a)',
    'a\\b',
    'Äther.x',
    '$&',
  );
  const forms = fc.constantFrom(
    (name: string) => `$('${name}').item.json.a`,
    (name: string) => `$("${name}").first().json`,
    (name: string) => `$node["${name}"].json.b`,
    (name: string) => `$items("${name}", 0)`,
    (name: string) => `$items("${name}").length`,
    (name: string) => `"${name}" + $json.x`,
  );
  const inText = (name: string) => name.replace(/[\\"']/g, '\\$&');

  test('are rewritten as n8n does it', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(names, forms), { maxLength: 4 }), names, names, (parts, from, to) => {
        const text = `={{ ${parts.map(([name, form]) => form(inText(name))).join(' + ')} }}`;
        expect(renamed(text, from, to)).toBe(applyAccessPatterns(text, from, to));
      }),
      { numRuns: 2_000 },
    );
  });

  test('with a dot stay readable, and a longer name that begins alike is another step', () => {
    expect(renamed('={{ $node.Wait.json.a }}', 'Wait', 'Pause')).toBe('={{ $node.Pause.json.a }}');
    expect(renamed('={{ $node.Wait.json.a }}', 'Wait', 'Two hours')).toBe('={{ $node["Two hours"].json.a }}');
    expect(renamed('={{ $node.Wait1.json.a }}', 'Wait', 'Pause')).toBe('={{ $node.Wait1.json.a }}');
  });

  test('are found in lists and objects, and only in expressions', () => {
    const before = { a: ["={{ $('Wait').item }}", "$('Wait')"], b: { c: 1 } };
    expect(withRenamedReferences(before, { from: 'Wait', to: 'Pause' })).toEqual({
      a: ["={{ $('Pause').item }}", "$('Wait')"],
      b: { c: 1 },
    });
  });
});
