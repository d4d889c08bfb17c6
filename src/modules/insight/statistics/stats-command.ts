import { statSync } from 'node:fs';
import type { Command, CommandInput, ExitCode } from '../../../platform/cli/command.ts';
import { WrongUse } from '../../../platform/cli/command.ts';
import type { Database } from '../../../platform/database/database.ts';
import { formatLoad, summariseLoad } from './load-summary.ts';
import { readFolder } from './read-folder.ts';
import type { ReadFolder } from './read-folder.ts';
import { saveStatistics } from './save-statistics.ts';
import { findLoad, listAreas, ownArea, recordOwnArea } from './statistic-queries.ts';

/** `kith stats`: loads published statistics, and says which authority this is. Runs as loader. */
export const statsCommand: Command = {
  name: 'stats',
  usage: [
    'kith stats load DIR',
    '    Loads published statistics from the files of a folder (docs/data/published-statistics.md) in the place of those',
    '    loaded before. Joint and unreadable rows are left out and reported; then it ends with 1.',
    'kith stats own CODE',
    '    Says which authority this is, by its three-digit code in the statistics.',
  ],
  options: {},
  run: (input) => {
    const [verb, word, ...others] = input.words;
    if (word === undefined || others.length > 0)
      throw new WrongUse('Say: kith stats load DIR, or kith stats own CODE.');
    if (verb === 'load') return load(input, word);
    if (verb === 'own') return own(input, word);
    throw new WrongUse(`There is no "kith stats ${verb}": load or own.`);
  },
};

const loader = { account: null, role: 'loader' } as const;

async function load(input: CommandInput, dir: string): Promise<ExitCode> {
  const folder = await readGiven(dir, input.progress);
  const { database, close } = await input.open();
  try {
    input.progress(`Saving ${folder.statistics.length} values …`);
    const { before, own: code } = await save(database, input, folder);
    const summary = summariseLoad(folder, before?.files.map(({ file }) => file) ?? [], code);
    input.out(input.options['json'] === true ? JSON.stringify(summary, null, 2) : formatLoad(summary));
    return folder.problems.length === 0 ? 0 : 1;
  } finally {
    await close();
  }
}

async function readGiven(dir: string, progress: CommandInput['progress']): Promise<ReadFolder> {
  if (!statSync(dir, { throwIfNoEntry: false })?.isDirectory())
    throw new WrongUse(`There is no folder "${dir}".`);
  const folder = await readFolder(dir, (file) => progress(`Reading ${file} …`));
  if (folder.files.length === 0)
    throw new WrongUse(
      `"${dir}" holds none of the files of published statistics (docs/data/published-statistics.md). Nothing was changed.`,
    );
  return folder;
}

function save(database: Database, { today }: CommandInput, folder: ReadFolder) {
  return database.transaction(loader, today, async (db) => {
    const before = await findLoad(db);
    await saveStatistics(db, folder, false);
    return { before, own: await ownArea(db) };
  });
}

async function own(input: CommandInput, code: string): Promise<ExitCode> {
  const { database, close } = await input.open();
  try {
    const name = await database.transaction(loader, input.today, async (db) => {
      const areas = (await listAreas(db)).filter(({ level }) => level === 'authority');
      const found = areas.find((area) => area.code === code);
      if (!found && areas.length > 0)
        throw new WrongUse(`No authority in the statistics has the code "${code}".`);
      if (!/^\d{3}$/.test(code))
        throw new WrongUse('The code of an authority has three digits, such as 826.');
      await recordOwnArea(db, code);
      return found?.name;
    });
    input.out(name === undefined ? `This is authority ${code}.` : `This is ${name} (${code}).`);
    return 0;
  } finally {
    await close();
  }
}
