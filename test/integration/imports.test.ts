import { anImporter, countsIn, type Importer } from '../support/imports';

let importer: Importer;

beforeAll(async () => {
  importer = await anImporter();
});
beforeEach(() => {
  importer.fresh();
});
afterAll(() => importer.close());

const profiles = async () =>
  (await importer.intake.profiles.list({ workspaceId: importer.workspace, limit: 200 })).items.toSorted((a, b) =>
    (a.email ?? '') < (b.email ?? '') ? -1 : 1,
  );

const CSV = `Email,First Name,Last Name,Phone,Country,Tags,Size
ada@example.com,Ada,Lovelace,030 901820,Germany,"vip, early",M
grace@example.com,Grace,Hopper,,US,,L
not an address,Nobody,,,,,
,Nameless,,,,,
`;

test('people of a CSV become profiles: fields, attributes, tags and numbers of their country', async () => {
  const done = await importer.bring('profiles', CSV, { reading: { country: 'DE' } });
  expect(done).toMatchObject({
    state: 'done',
  });
  expect(done.mapping).toContainEqual({ column: 'Size', to: 'attribute:Size' });
  expect(countsIn(done)).toEqual({ read: 4, new: 2, existing: 0, refused: 2, skipped: 0 });
  expect(await profiles()).toMatchObject([
    {
      email: 'ada@example.com',
      firstName: 'Ada',
      phone: '+4930901820',
      country: 'DE',
      tags: ['early', 'vip'],
      attributes: { Size: 'M' },
    },
    { email: 'grace@example.com', lastName: 'Hopper', country: 'US', attributes: { Size: 'L' } },
  ]);
  expect(await importer.problems(done.id)).toMatchObject([
    { row: 4, column: 'Email', value: 'not an address', code: 'bad_email' },
    { row: 5, code: 'nobody' },
  ]);
  expect(await importer.intake.count('importParts', { workspaceId: importer.workspace })).toBe(0);
});

test('the same file once more finds everybody there, and changes nothing', async () => {
  await importer.bring('profiles', CSV, { reading: { country: 'DE' } });
  const before = await profiles();
  const again = await importer.bring('profiles', CSV, { reading: { country: 'DE' } });
  expect(countsIn(again)).toMatchObject({ new: 0, existing: 2, refused: 2 });
  const bare = (list: typeof before) =>
    list.map(({ _id, email, attributes, tags }) => ({ _id, email, attributes, tags }));
  expect(bare(await profiles())).toEqual(bare(before));
});

test('a trial says the same beforehand, and changes nothing', async () => {
  await importer.bring('profiles', 'email\ngrace@example.com\n');
  const { id } = await importer.upload('profiles', `${CSV}ADA@example.com,Ada,,,,,\n`, { reading: { country: 'DE' } });
  const checked = await importer.run(id, 'check');
  expect(checked).toMatchObject({ state: 'ready', checked: { current: true } });
  // Somebody who stands twice in the file is new once.
  expect(countsIn(checked)).toEqual({ read: 5, new: 1, existing: 2, refused: 2, skipped: 0 });
  expect(checked.progress?.counts.reasons).toEqual({ bad_email: 1, nobody: 1 });
  expect(await profiles()).toHaveLength(1);
  expect(countsIn(await importer.run(id))).toEqual(countsIn(checked));
});

const CHINESE = '邮箱,姓名,手机号,城市\nli@example.com,李雷,13800138000,北京\n';

test.each([
  ['UTF-8 with its mark', Buffer.from(`\uFEFF${CHINESE}`), 'utf-8'],
  ['UTF-16', Buffer.from(`\uFEFF${CHINESE}`, 'utf16le'), 'utf-16le'],
  ['GBK', gbk(), 'gb18030'],
])('a Chinese file in %s is read as it was meant', async (_, bytes, encoding) => {
  const done = await importer.bring('profiles', bytes, { reading: { country: 'CN' } });
  expect(done.layout).toMatchObject({ encoding, delimiter: ',' });
  expect(await profiles()).toMatchObject([
    { email: 'li@example.com', lastName: '李', firstName: '雷', phone: '+8613800138000', attributes: { 城市: '北京' } },
  ]);
});

/** The same as `CHINESE`; what no part of the platform writes, only reads. */
function gbk(): Buffer {
  const decoder = new TextDecoder('gb18030');
  const codes = new Map<string, number[]>();
  for (let a = 0xb0; a <= 0xf7; a++)
    for (let b = 0xa1; b <= 0xfe; b++) codes.set(decoder.decode(new Uint8Array([a, b])), [a, b]);
  return Buffer.from(CHINESE.split('').flatMap((character) => codes.get(character) ?? [character.charCodeAt(0)]));
}

test('Windows-1252 with semicolons, and an encoding that is said counts more than the one that was found', async () => {
  const bytes = Buffer.from('E-Mail;Vorname\njose@example.com;Jos\xe9\n', 'latin1');
  const done = await importer.bring('profiles', bytes);
  expect(done.layout).toMatchObject({ encoding: 'windows-1252', delimiter: ';' });
  expect(await profiles()).toMatchObject([{ firstName: 'José' }]);
  const wrong = await importer.bring('profiles', bytes, { layout: { encoding: 'utf-8' } });
  expect(await importer.problems(wrong.id)).toMatchObject([{ row: 2, code: 'bad_encoding' }]);
});

test.each([
  ['a JSON list', '[{"email":"a@example.com","address":{"country":"DE"}},\n 7, {"email":"b@example.com"}]', 'json'],
  [
    'a list inside objects',
    '{"page":1,"data":{"people":[{"email":"a@example.com"},7,{"email":"b@example.com"}]}}',
    'json',
  ],
  ['JSON lines', '{"email":"a@example.com"}\nnonsense\n{"email":"b@example.com"}\n', 'ndjson'],
])('people of %s become profiles, an item that is none is refused', async (_, text, format) => {
  const done = await importer.bring('profiles', text, { name: 'people.json' });
  expect(done.layout).toMatchObject({ format });
  expect(countsIn(done)).toMatchObject({ new: 2, refused: 1 });
  expect(await importer.problems(done.id)).toMatchObject([{ row: 2, code: 'not_an_object' }]);
});

test('a value of many years is what it was, and a later word is not replaced by an earlier one', async () => {
  await importer.bring('profiles', 'email,first_name,updated_at\na@example.com,New,2026-01-02\n');
  await importer.bring('profiles', 'email,first_name,updated_at\na@example.com,Old,2020-01-02\n');
  expect(await profiles()).toMatchObject([{ firstName: 'New' }]);
});

test('two known people are never made one, whatever a row says', async () => {
  await importer.bring('profiles', 'email,phone\na@example.com,\nb@example.com,+4930901820\n');
  const [a, b] = await profiles();
  await importer.bring('profiles', 'email,phone\na@example.com,+4930901820\n');
  const ids = (await profiles()).map(({ _id }) => _id);
  expect(ids).toEqual([a!._id, b!._id]);
});

test('a column that is mapped to a field may be read otherwise, and the preview shows what comes of it', async () => {
  const { id, revision } = await importer.upload('profiles', 'Contact,Born\na@example.com,01/02/1990\n');
  const preview = await importer.imports.preview(importer.workspace, id);
  expect(preview).toMatchObject({
    columns: [
      { name: 'Contact', to: 'email', samples: ['a@example.com'] },
      { name: 'Born', to: 'attribute:Born' },
    ],
    rows: [
      {
        row: 2,
        cells: ['a@example.com', '01/02/1990'],
        becomes: { email: 'a@example.com', Born: '01/02/1990' },
        problems: [],
      },
    ],
  });
  const mapping = [{ column: 'Contact', to: 'externalId' }];
  await importer.imports.change(importer.workspace, id, { baseRevision: revision, mapping });
  expect((await importer.imports.preview(importer.workspace, id)).rows[0]?.becomes).toEqual({
    external: 'a@example.com',
  });
  const late = importer.imports.change(importer.workspace, id, { baseRevision: revision, mapping });
  await expect(late).rejects.toMatchObject({ code: 'conflict' });
});

test('a mapping that is kept is there for the next file', async () => {
  const { mapping, reading } = await importer.upload('profiles', 'Mail,Name\na@example.com,Ada\n');
  const kept = await importer.imports.saved.keep(importer.workspace, {
    name: 'CRM',
    kind: 'profiles',
    reading,
    mapping: [...mapping],
  });
  expect((await importer.imports.saved.list(importer.workspace)).items).toEqual([kept]);
  expect((await importer.imports.saved.list('another')).items).toEqual([]);
});

test('what is cancelled goes no further, and its file is gone', async () => {
  const { id } = await importer.upload('profiles', CSV);
  expect(await importer.imports.cancel(importer.workspace, id)).toMatchObject({ state: 'cancelled' });
  await expect(importer.imports.start(importer.workspace, id)).rejects.toMatchObject({ code: 'not_in_this_state' });
  expect([
    await importer.intake.count('importParts', { workspaceId: importer.workspace }),
    await importer.intake.count('profiles', { workspaceId: importer.workspace }),
  ]).toEqual([0, 0]);
});
