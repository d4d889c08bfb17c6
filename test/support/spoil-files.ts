import fc from 'fast-check';
import type { MadeFile } from './made-returns.ts';
import { makeReturn } from './made-returns.ts';

export type SpoiltFile = { readonly path: string; readonly bytes: Uint8Array };
export type SpoiltReturn = {
  readonly files: readonly SpoiltFile[];
  readonly [fc.toStringMethod]: () => string;
};

/** Things that people, systems and attackers put into cells. */
export const formulas = [
  '=1+1',
  "=cmd|' /C calc'!A0",
  '+44 20',
  '@SUM(A1)',
  '-2+3',
  '=HYPERLINK("http://x.example","y")',
  '\t=1',
  '＝1',
] as const;
const nasty = [
  ...formulas,
  '',
  ' ',
  '"',
  '""',
  'a"b',
  "'; drop table people.person; --",
  'a,b',
  'a\nb',
  'a\r\nb',
  '\\N',
  '\\.',
  'a\tb',
  '\0',
  'a\0b',
  '\ud800',
  '\udc00x',
  '😀',
  'é',
  '\ufeff',
  '\u202e',
  '\u0007',
  'null',
  'undefined',
  '__proto__',
  'constructor',
  'NaN',
  '1e9',
  '-0',
  '99999999999999999999',
  '31/02/2026',
  '29/02/2025',
  '2026-03-31',
  '00/00/0000',
  '1/4/26',
  '01/04/0001',
  '31/12/9999',
  '01/01/10000',
  '45000',
  'ZZ/ZZ/ZZZZ',
  'x'.repeat(9_999),
  'y'.repeat(20_000),
  '%00',
  '../../etc/passwd',
  '<script>alert(1)</script>',
  'MADE1X000001',
];
const names = [
  'a.csv',
  '../../a.csv',
  '/etc/passwd',
  'C:\\a.csv',
  'a\nb.csv',
  'a\0b.csv',
  '',
  '.',
  '__proto__',
  "a'b;--.csv",
  'é😀.csv',
  '\ud800.csv',
  'n'.repeat(5000),
  '<b>.csv',
  'CON',
];

const encode: Readonly<Record<string, (text: string) => Uint8Array>> = {
  utf8: (text) => Buffer.from(text),
  'utf8 with mark': (text) => Buffer.from(`\ufeff${text}`),
  'utf16 little': (text) => Buffer.from(`\ufeff${text}`, 'utf16le'),
  'utf16 big': (text) => Buffer.from(`\ufeff${text}`, 'utf16le').swap16(),
  'windows-1252': (text) => Buffer.from(text, 'latin1'),
  'cut short': (text) => Buffer.from(text).subarray(0, Math.floor(text.length * 0.7)),
};

type Grid = string[][];
type Change = (grid: Grid) => void;

const at = fc.tuple(fc.nat(30), fc.nat(15));
const oneCell = fc
  .tuple(at, fc.oneof(fc.constantFrom(...nasty), fc.string({ unit: 'binary', maxLength: 12 })))
  .map(([[row, column], value]): readonly [string, Change] => [
    `cell ${row},${column} ${JSON.stringify(value.slice(0, 30))}`,
    (grid) => {
      const cells = grid[1 + (row % Math.max(1, grid.length - 1))];
      if (cells) cells[column % cells.length] = value;
    },
  ]);
const raggedRow = fc.tuple(fc.nat(30), fc.boolean()).map(([row, longer]): readonly [string, Change] => [
  `row ${row} ${longer ? 'longer' : 'shorter'}`,
  (grid) => {
    const cells = grid[1 + (row % Math.max(1, grid.length - 1))];
    if (longer) cells?.push('more');
    else cells?.pop();
  },
]);
const rowTwice = fc.nat(30).map((row): readonly [string, Change] => [
  `row ${row} twice`,
  (grid) => {
    const cells = grid[1 + (row % Math.max(1, grid.length - 1))];
    if (cells) grid.push([...cells]);
  },
]);
const headerTwice = fc.constant<readonly [string, Change]>([
  'a column twice',
  (grid) => {
    for (const cells of grid) cells.push(cells[0] ?? '');
  },
]);
const change = fc.oneof(
  { weight: 12, arbitrary: oneCell },
  { weight: 3, arbitrary: raggedRow },
  { weight: 2, arbitrary: rowTwice },
  { weight: 1, arbitrary: headerTwice },
);

const whole = [
  ['empty', new Uint8Array()],
  ['only a line end', Buffer.from('\r\n')],
  ['zip', Buffer.from('504b030414000000080000000000', 'hex')],
  ['no text', Uint8Array.from({ length: 3000 }, (_, i) => (i * 7919) % 256)],
  ['one quote for ever', Buffer.from(`CHILD,"${'x'.repeat(50_000)}`)],
] as const satisfies readonly (readonly [string, Uint8Array])[];

/** Returns of one year about a few invented children of the seed, spoilt in one to twelve ways. */
export function spoiltReturn(seed: number): fc.Arbitrary<SpoiltReturn> {
  const parts = fc.record({
    changes: fc.array(fc.tuple(fc.nat(11), change), { minLength: 1, maxLength: 10 }),
    encoding: fc.constantFrom(...Object.keys(encode)),
    newline: fc.constantFrom('\r\n', '\n', '\r'),
    quoted: fc.constantFrom('always', 'when needed', 'never'),
    odd: fc.option(fc.constantFrom(...whole), { freq: 4 }),
    name: fc.option(fc.constantFrom(...names), { freq: 3 }),
  });
  return parts.map((how) => {
    const made = makeReturn({ year: 2026, children: 5, seed });
    const files = made.map((file, i) =>
      spoilFile(
        file,
        how,
        how.changes.filter(([which]) => which === i).map(([, [, one]]) => one),
      ),
    );
    if (how.odd) files.push({ path: 'given/odd.csv', bytes: how.odd[1] });
    if (how.name !== null && files[0]) files[0] = { ...files[0], path: `given/${how.name}` };
    const told = [
      how.encoding,
      JSON.stringify(how.newline),
      how.quoted,
      how.odd?.[0],
      how.name,
      ...how.changes.map(([which, [text]]) => `${made[which]?.name}: ${text}`),
    ];
    return { files, [fc.toStringMethod]: () => told.join('; ') };
  });
}

type How = { readonly encoding: string; readonly newline: string; readonly quoted: string };

function spoilFile(
  { name, text }: MadeFile,
  { encoding, newline, quoted }: How,
  changes: readonly Change[],
): SpoiltFile {
  const grid = text
    .trimEnd()
    .split('\r\n')
    .map((line) => line.split(','));
  for (const one of changes) one(grid);
  const write = (cell: string) => {
    if (quoted === 'never' || (quoted === 'when needed' && !/[",\r\n]/.test(cell))) return cell;
    return `"${cell.replaceAll('"', '""')}"`;
  };
  const spoilt = grid.map((cells) => cells.map(write).join(',')).join(newline) + newline;
  return { path: `given/${name}`, bytes: (encode[encoding] ?? Buffer.from)(spoilt) };
}
