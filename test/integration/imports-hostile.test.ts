import { csvCell } from '../../runtime/src/imports/report';
import { anImporter, countsIn, type Importer } from '../support/imports';

let importer: Importer;

beforeAll(async () => {
  importer = await anImporter();
});
beforeEach(() => {
  importer.fresh();
});
afterAll(() => importer.close());

const count = async (collection: string) =>
  await importer.intake.count(collection, { workspaceId: importer.workspace });
const people = async () => (await importer.intake.profiles.list({ workspaceId: importer.workspace, limit: 50 })).items;

test('columns named like operators or prototypes become attributes of another name, or none', async () => {
  const csv = 'email,$set,__proto__,a.b,constructor\na@example.com,x,y,z,w\n';
  const ready = await importer.upload('profiles', csv);
  expect(ready.mapping).toEqual([
    { column: 'email', to: 'email' },
    { column: '$set', to: 'attribute:_set' },
    { column: 'a.b', to: 'attribute:a_b' },
  ]);
  await importer.run(ready.id);
  expect(await people()).toMatchObject([{ attributes: { _set: 'x', a_b: 'z' } }]);
  for (const to of ['attribute:$set', 'attribute:__proto__', 'attribute:a.b', 'attribute:', 'property:x', 'nothing'])
    await expect(importer.upload('profiles', csv, { mapping: { email: 'email', $set: to } })).rejects.toMatchObject({
      code: 'invalid_input',
    });
  const json = '[{"email":"b@example.com","__proto__":{"admin":true},"$where":"1"}]';
  expect(countsIn(await importer.bring('profiles', json))).toMatchObject({ new: 1 });
  expect(Object.keys((await people()).find(({ email }) => email === 'b@example.com')!.attributes)).toEqual(['_where']);
});

test.each([
  ['10,000 columns', `email,${'x,'.repeat(9_999)}\na@example.com\n`, 'too_many_columns'],
  ['a quote that is never closed', `email\n"a@example.com\n${'b@example.com\n'.repeat(500_000)}`, 'bad_csv'],
  ['JSON that ends in the middle', '[{"email":"a@example.com"},{"email":', 'bad_json'],
  ['JSON without a list', '{"email":"a@example.com"', 'bad_json'],
  ['a ZIP that is no Excel file', Buffer.from([0x50, 0x4b, 3, 4, 0, 0, 0, 0]), 'bad_xlsx'],
])('%s: the file is refused with the reason, and nothing changes', async (_, file, code) => {
  const refused = importer.upload('profiles', file).then(async ({ id }) => {
    const { failure } = await importer.run(id);
    throw Object.assign(new Error(), { problems: [failure] });
  });
  await expect(refused).rejects.toMatchObject({ problems: [{ code }] });
  expect(await count('profiles')).toBe(0);
});

test('a cell of a megabyte refuses its row alone', async () => {
  const done = await importer.bring(
    'profiles',
    `email,note\na@example.com,${'x'.repeat(1_000_000)}\nb@example.com,short\n`,
  );
  expect(countsIn(done)).toMatchObject({ new: 1, refused: 1 });
  const [problem] = await importer.problems(done.id);
  expect(problem).toMatchObject({ row: 2, code: 'cell_too_long' });
  expect(problem!.value!.length).toBe(200);
});

test('zones, currencies and countries that do not exist are named', async () => {
  for (const [reading, path] of [
    [{ zone: 'Mars/Base' }, 'zone'],
    [{ currency: 'XYZ' }, 'currency'],
    [{ country: 'ZZ' }, 'country'],
  ] as const)
    await expect(importer.upload('profiles', 'email\na@example.com\n', { reading })).rejects.toMatchObject({
      code: 'invalid_input',
      problems: [{ path: `body.reading.${path}` }],
    });
});

test('problems as CSV: a formula in a bad value is a text', async () => {
  const { id } = await importer.bring('profiles', 'email\n"=HYPERLINK(""http://evil.example"",""x"")"\n@SUM(1)\n', {
    mapping: { email: 'email' },
  });
  const lines: string[] = [];
  for await (const line of await importer.imports.problemsCsv(importer.workspace, id)) lines.push(line);
  expect(lines.join('')).toContain(`2,email,"'=HYPERLINK(""http://evil.example"",""x"")",bad_email,`);
  expect(lines.join('')).toContain(`3,email,"'@SUM(1)",bad_email,`);
});

test.each(['=1', '+1', '-1', '@x', '\t=1', '\r=1', ' =1', '＝1'])('%j is no formula in a spreadsheet', (value) => {
  expect(csvCell(value)).toMatch(/^"?'/);
});

test('of thousands of problems as many are kept as anybody reads; all are counted', async () => {
  const done = await importer.bring('profiles', `email\n${'x\n'.repeat(10_500)}`, { mapping: { email: 'email' } });
  expect(done).toMatchObject({
    problemsKept: 10_000,
    progress: { counts: { refused: 10_500, reasons: { bad_email: 10_500 } } },
  });
  expect(await count('importProblems')).toBe(10_000);
});
