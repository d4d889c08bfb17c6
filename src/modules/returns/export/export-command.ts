import type { Command, CommandInput } from '../../../platform/cli/command.ts';
import { WrongUse } from '../../../platform/cli/command.ts';
import { writeSsda903Return } from './write-return.ts';
import type { WrittenFile } from './write-return.ts';

/** `kith export ssda903`: writes a collection year's files from the facts, as `kith return ssda903` does. */
export const exportCommand: Command = {
  name: 'export',
  usage: [
    'kith export ssda903 --year Y --out DIR',
    '    Writes the twelve SSDA903 files of a collection year (2026 ends on 31 March 2026) into a folder.',
  ],
  options: { year: { type: 'string' }, out: { type: 'string' } },
  run: async (input) => {
    const asked = readAsked(input);
    const { database, close } = await input.open();
    try {
      const written = await writeSsda903Return(database, asked, input.today);
      input.out(input.options['json'] ? JSON.stringify({ ...asked, files: written }) : describe(written));
      return 0;
    } finally {
      await close();
    }
  },
};

function readAsked({ words, options }: CommandInput): { year: number; out: string } {
  const { year, out } = options;
  if (words[0] !== 'ssda903' || words.length > 1)
    throw new WrongUse('Say which return: kith export ssda903 --year Y --out DIR');
  if (typeof year !== 'string' || !/^20\d\d$/.test(year))
    throw new WrongUse('Give a collection year, such as --year 2026.');
  if (typeof out !== 'string' || out === '') throw new WrongUse('Give a folder to write into: --out DIR');
  return { year: Number(year), out };
}

function describe(files: readonly WrittenFile[]): string {
  return files.map(({ name, rows }) => `${name}: ${rows} rows`).join('\n');
}
