import type { Command, CommandInput, OpenedDatabase } from '../../platform/cli/command.ts';
import { WrongUse } from '../../platform/cli/command.ts';
import { writeAnnexAReturn } from './annex-a/write-annex-a.ts';
import { writeCinReturn } from './cin/export-cin.ts';
import { parseAsOf, parseYear } from './command-line/asked.ts';
import { writeSsda903Return } from './export/write-return.ts';
import { writeSsdExtract } from './ssd/write-ssd.ts';

/** What was written, a line each for a person, and the same for programs. */
type Written = { readonly lines: readonly string[]; readonly files: unknown };

type Form = (input: CommandInput, database: OpenedDatabase['database'], out: string) => Promise<Written>;

const forms: Readonly<Record<string, Form>> = {
  ssda903: async ({ options, today }, database, out) => {
    const files = await writeSsda903Return(database, { year: parseYear(options['year']), out }, today);
    return { lines: files.map(({ name, rows }) => `${name}: ${rows} rows`), files };
  },
  cin: async ({ options, now, today }, database, out) => {
    const file = await writeCinReturn(database, { year: parseYear(options['year']), out }, { now, today });
    return { lines: [`${file.path}: ${file.children} children, ${file.episodes} episodes`], files: [file] };
  },
  'annex-a': async (input, database, out) => {
    const asOf = parseAsOf(input.options['as-of']) ?? input.today;
    const files = await database.transaction({ account: null, role: 'loader' }, input.today, (db) =>
      writeAnnexAReturn(db, asOf, out),
    );
    return { lines: files.map(({ name, rows }) => `${name}: ${rows} rows`), files };
  },
  ssd: async (input, database, out) => {
    const purpose = parsePurpose(input.options['identity']);
    const asked = {
      asOf: parseAsOf(input.options['as-of']) ?? input.today,
      out,
      ...(purpose === undefined ? {} : { purpose }),
    };
    const files = await writeSsdExtract(database, asked, input.now);
    return { lines: files.map(({ name, rows }) => `${name}: ${rows} rows`), files };
  },
};

/** `kith return`: makes a return from the facts. */
export const returnCommand: Command = {
  name: 'return',
  usage: [
    'kith return ssda903|cin --year Y --out DIR',
    '    Makes the return of a collection year (2026 ends on 31 March 2026) from the facts: CSV files, or XML.',
    'kith return annex-a --as-of DATE --out DIR',
    '    Makes the lists that inspectors ask for, as a workbook and as CSV, as they stand on a day (2026-03-31).',
    'kith return ssd [--as-of DATE] --out DIR [--identity PURPOSE]',
    '    Writes the Standard Safeguarding Dataset, a CSV file for each object. Without --identity people are pseudonyms;',
    '    with it names and numbers are in it, and the purpose that you give stands in the audit trail.',
  ],
  options: {
    year: { type: 'string' },
    'as-of': { type: 'string' },
    out: { type: 'string' },
    identity: { type: 'string' },
  },
  run: async (input) => {
    const [name = '', ...rest] = input.words;
    const form = forms[name];
    if (!form || rest.length > 0)
      throw new WrongUse(`Say which return: kith return ${Object.keys(forms).join('|')} …`);
    const out = parseOut(input.options['out']);
    const { database, close } = await input.open();
    try {
      const { lines, files } = await form(input, database, out);
      input.out(
        input.options['json'] === true ? JSON.stringify({ return: name, out, files }) : lines.join('\n'),
      );
      return 0;
    } finally {
      await close();
    }
  },
};

function parseOut(out: unknown): string {
  if (typeof out !== 'string' || out === '') throw new WrongUse('Give a folder to write into: --out DIR');
  return out;
}

const SHORTEST_PURPOSE = 10;

function parsePurpose(given: unknown): string | undefined {
  if (given === undefined) return undefined;
  const purpose = typeof given === 'string' ? given.trim() : '';
  if (purpose.length < SHORTEST_PURPOSE) {
    throw new WrongUse(
      '--identity takes the purpose for which names are needed, in a few words: it is kept.',
    );
  }
  return purpose;
}
