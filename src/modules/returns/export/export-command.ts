import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Command, CommandInput } from '../../../platform/cli/command.ts';
import { WrongUse } from '../../../platform/cli/command.ts';
import { exportSsda903 } from './export-returns.ts';

/** `kith export ssda903`: writes a collection year's files from the facts. */
export const exportCommand: Command = {
  name: 'export',
  usage: [
    'kith export ssda903 --year Y --out DIR',
    '    Writes the twelve SSDA903 files of a collection year (2026 ends on 31 March 2026) into a folder.',
  ],
  options: { year: { type: 'string' }, out: { type: 'string' } },
  run: async (input) => {
    const { year, folder } = readAsked(input);
    const { database, close } = await input.open();
    try {
      const files = await database.transaction({ account: null, role: 'loader' }, input.today, (db) =>
        exportSsda903(db, year),
      );
      const written = writeFiles(folder, files);
      input.out(
        input.options['json'] ? JSON.stringify({ year, out: folder, files: written }) : describe(written),
      );
      return 0;
    } finally {
      await close();
    }
  },
};

function readAsked({ words, options }: CommandInput): { year: number; folder: string } {
  const { year, out } = options;
  if (words[0] !== 'ssda903' || words.length > 1)
    throw new WrongUse('Say which return: kith export ssda903 --year Y --out DIR');
  if (typeof year !== 'string' || !/^20\d\d$/.test(year))
    throw new WrongUse('Give a collection year, such as --year 2026.');
  if (typeof out !== 'string' || out === '') throw new WrongUse('Give a folder to write into: --out DIR');
  return { year: Number(year), folder: out };
}

type Written = { readonly name: string; readonly rows: number };

function writeFiles(
  folder: string,
  files: readonly { name: string; rows: number; text: string }[],
): Written[] {
  mkdirSync(folder, { recursive: true });
  for (const { name, text } of files) writeFileSync(join(folder, name), text);
  return files.map(({ name, rows }) => ({ name, rows }));
}

function describe(files: readonly Written[]): string {
  return files.map(({ name, rows }) => `${name}: ${rows} rows`).join('\n');
}
