import type { Form, Place, Recognised, ToCheck } from './messages.ts';

/** A file that was handed over; `recognised` is there once it was looked at. */
export type GivenFile = {
  readonly key: number;
  readonly place: Place;
  readonly file: File;
  readonly recognised?: Recognised | undefined;
};

/** What the form holds. */
export type Given = {
  readonly year: string;
  readonly authority: string;
  readonly files: readonly GivenFile[];
};

export const nothingGiven: Given = { year: '', authority: '', files: [] };

/** One problem with what was given, and the field that it is about. */
export type GivenProblem = { readonly field: Place | 'year' | 'authority'; readonly text: string };

/** Files of a place, in the order in which they were given. */
export function filesIn({ files }: Given, place: Place): readonly GivenFile[] {
  return files.filter((file) => file.place === place);
}

/** Places that take one file only: a new one takes the place of the old. */
export function isSingle(place: Place): boolean {
  return place === 'postcodes' || place === 'providers';
}

/** The tables that the rules may read, by the names that rules give them. */
export function listGivenTables(given: Given): readonly string[] {
  return given.files.flatMap(({ place, recognised }) => {
    const tables = recognised?.ok ? recognised.tables : [];
    return place === 'lastYear' ? tables.map((table) => `${table}_last`) : tables;
  });
}

/** Whether rules on places will look for postcodes in vain. */
export function lacksPostcodes(given: Given): boolean {
  const hasEpisodes = usable(given, 'thisYear').some(({ tables }) => tables.includes('Episodes'));
  return hasEpisodes && usable(given, 'postcodes').length === 0;
}

/** The return that the files of this year are; undefined where there is none, or more than one. */
export function formOf(given: Given): Exclude<Form, 'lookup'> | undefined {
  const forms = new Set(usable(given, 'thisYear').map(({ form }) => form));
  const [form] = forms;
  return forms.size === 1 && form !== 'lookup' ? form : undefined;
}

/** What stands in the way of a check, in the order of the form. */
export function findProblems(given: Given): readonly GivenProblem[] {
  const problems: GivenProblem[] = [];
  if (given.year === '') problems.push({ field: 'year', text: 'Choose a collection year' });
  if (given.authority === '' && formOf(given) !== 'cin')
    problems.push({ field: 'authority', text: 'Choose the authority that makes the return' });
  return [...problems, ...problemsOfThisYear(given), ...problemsTwice(given, 'lastYear')];
}

function problemsOfThisYear(given: Given): readonly GivenProblem[] {
  const field = 'thisYear';
  const read = usable(given, field);
  const isWaiting = filesIn(given, field).some(({ recognised }) => recognised === undefined);
  if (isWaiting) return [{ field, text: 'The files are still being read' }];
  if (read.length === 0) return [{ field, text: 'Choose at least one file of this year’s return' }];
  if (formOf(given) === undefined)
    return [{ field, text: 'A census and the SSDA903 files are checked one after the other. Remove one' }];
  if (formOf(given) === 'cin' && read.length > 1)
    return [{ field, text: 'A census is one file. Remove the others' }];
  return problemsTwice(given, field);
}

/** Two files of one table: rows are counted within a file, so only one of them can be it. */
function problemsTwice(given: Given, field: 'thisYear' | 'lastYear'): readonly GivenProblem[] {
  const first = new Map<string, string>();
  const problems: GivenProblem[] = [];
  for (const { file, recognised } of filesIn(given, field)) {
    const twice = recognised?.ok ? recognised.tables.find((table) => first.has(table)) : undefined;
    if (twice !== undefined)
      problems.push({
        field,
        text: `${first.get(twice) ?? ''} and ${file.name} are both ${twice}. Remove one`,
      });
    else if (recognised?.ok) for (const table of recognised.tables) first.set(table, file.name);
  }
  return problems;
}

type Usable = Extract<Recognised, { ok: true }> & { readonly file: File };

function usable(given: Given, place: Place): readonly Usable[] {
  return filesIn(given, place).flatMap(({ file, recognised }) =>
    recognised?.ok ? [{ ...recognised, file }] : [],
  );
}

/** What the worker is asked to check: the files that can be used. */
export function toCheck(given: Given): ToCheck {
  const files = (place: Place) => usable(given, place).map(({ file }) => file);
  return {
    form: formOf(given) ?? 'ssda903',
    year: Number(given.year),
    authority: given.authority,
    thisYear: files('thisYear'),
    lastYear: files('lastYear'),
    postcodes: files('postcodes')[0],
    providers: files('providers')[0],
  };
}
