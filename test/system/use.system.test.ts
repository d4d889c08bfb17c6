import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { jsonOf, kith, newFolder, removeFolder } from '../support/kith.ts';

let folder = '';
beforeAll(() => (folder = newFolder()));
afterAll(() => removeFolder(folder));

const names = [
  'serve',
  'import',
  'export',
  'demo',
  'admin',
  'audit',
  'measures',
  'backup',
  'archive',
  'restore',
];

describe('help', () => {
  it('lists every command on standard output and ends with 0', async () => {
    const { code, stdout, stderr } = await kith(['--help']);
    expect(names.filter((name) => !stdout.includes(`kith ${name}`))).toEqual([]);
    expect([code, stderr]).toEqual([0, '']);
  });

  it('of one command says its options', async () => {
    const { code, stdout } = await kith(['import', '--help']);
    const options = [
      '--la',
      '--year',
      '--postcodes',
      '--providers',
      '--dry-run',
      '--strict',
      '--json',
      '--data',
      '--database',
    ];
    expect(options.filter((option) => !stdout.includes(option))).toEqual([]);
    expect(code).toBe(0);
  });
});

/** Commands that cannot be meant as they are typed. None of them touches a database. */
const wrong: readonly (readonly [what: string, args: readonly string[], says: RegExp])[] = [
  ['an unknown command', ['exprot'], /no command "exprot"/],
  ['an unknown option', ['import', '--fast'], /--fast/],
  ['an option without its value', ['serve', '--data'], /--data/],
  ['import without a path', ['import'], /path|folder|file/i],
  [
    'import of a path that is not there',
    ['import', 'no/such/folder', '--la', 'E10000015'],
    /no\/such\/folder/,
  ],
  ['a year that is none', ['import', '.', '--year', 'soon'], /--year/],
  ['an authority that is no ONS code', ['import', 'test/system', '--la', 'Northmoor'], /--la/],
  ['export of nothing', ['export'], /ssda903/],
  ['export without a year', ['export', 'ssda903', '--out', 'x'], /--year/],
  ['export without a folder', ['export', 'ssda903', '--year', '2026'], /--out/],
  ['demo without a number', ['demo', '--children', 'many'], /--children/],
  ['measures as of no day', ['measures', '--as-of', '31/03/2026'], /--as-of/],
  ['admin without a verb', ['admin'], /create/],
  ['admin create without an e-mail address', ['admin', 'create', '--name', 'A'], /--email/],
  [
    'admin create with an unknown role',
    ['admin', 'create', '--email', 'a@b.example', '--role', 'king'],
    /king/,
  ],
  ['audit without a verb', ['audit'], /verify/],
  ['backup without a folder', ['backup'], /--out/],
  ['restore without a folder', ['restore'], /--from/],
  ['archive without a folder', ['archive'], /--archive/],
  [
    'a moment to restore without an archive',
    ['restore', '--from', 'x', '--to', '2026-11-22 10:00'],
    /--archive/,
  ],
  [
    'a moment to restore that is none',
    ['restore', '--from', 'x', '--archive', 'y', '--to', 'yesterday'],
    /--to takes a moment/,
  ],
  ['both kinds of database', ['measures', '--database', 'postgres://localhost/x'], /not both/],
];

describe('wrong use', () => {
  it.for(wrong)('%s ends with 2 and is said on standard error only', async ([, args, says]) => {
    const { code, stdout, stderr } = await kith([
      ...args,
      '--json',
      '--data',
      join(folder, 'never'),
      ...(args.includes('--data') ? ['--data'] : []),
    ]);
    expect(stderr).toMatch(says);
    expect([code, stdout]).toEqual([2, '']);
    expect(readdirSync(folder), 'made no database').toEqual([]);
  });

  it('no command at all shows the help and ends with 2', async () => {
    expect((await kith([])).code).toBe(2);
  });

  it('never prints a stack', async () => {
    const { stderr } = await kith(['import', 'no/such/folder', '--data', join(folder, 'never')]);
    expect(stderr).not.toMatch(/^\s+at /m);
  });
});

describe('PORT', () => {
  it('that is no port is wrong use', async () => {
    const { code, stderr } = await kith(['serve', '--data', join(folder, 'never')], {
      env: { PORT: 'http' },
    });
    expect([code, stderr]).toEqual([2, expect.stringContaining('PORT')]);
    expect(readdirSync(folder)).toEqual([]);
  });
});

describe('an empty database', () => {
  it('has measures without values, each with the reason, and that is no problem', async () => {
    const ended = await kith(['measures', '--as-of', '2026-03-31', '--json', '--data', join(folder, 'data')]);
    expect(ended.code).toBe(0);
    const measures = jsonOf(ended);
    expect(measures).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          id: 'M-CL-01',
          value: null,
          denominator: null,
          why: expect.stringMatching(/./),
        }),
      ]),
    );
  });
});
