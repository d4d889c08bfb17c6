import type { ChoiceSet } from './choices.ts';

/** List 1 to list 11. */
export type AnnexAList = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | 11;

export type AnnexAType = 'text' | 'choice' | 'yesNo' | 'date' | 'number' | 'postcode';

/** One column: `key` is our word for it, the same in every list, `name` the workbook's heading. */
export type AnnexAColumn = {
  readonly key: string;
  readonly name: string;
  readonly type: AnnexAType;
  readonly choices?: ChoiceSet;
  /** Whether Unknown is an answer of a yes/no column. */
  readonly mayBeUnknown?: boolean;
  readonly required: boolean;
};

export type AnnexASpec = {
  readonly list: AnnexAList;
  readonly title: string;
  /** Months before the list's date that it looks back on; 0 where it shows what stands on the date. */
  readonly months: 0 | 6 | 12;
  readonly columns: readonly AnnexAColumn[];
};

export const column = (type: AnnexAType, key: string, name: string): AnnexAColumn => ({
  key,
  name,
  type,
  required: true,
});
export const text = (key: string, name: string) => column('text', key, name);
export const date = (key: string, name: string) => column('date', key, name);
export const number = (key: string, name: string) => column('number', key, name);
export const yesNo = (key: string, name: string) => column('yesNo', key, name);
export const choice = (key: string, name: string, choices: ChoiceSet): AnnexAColumn => ({
  ...column('choice', key, name),
  choices,
});
export const or = (plain: AnnexAColumn): AnnexAColumn => ({ ...plain, mayBeUnknown: true });
export const blank = (plain: AnnexAColumn): AnnexAColumn => ({ ...plain, required: false });

export const gender = choice('gender', 'Gender', 'gender');
export const ethnicity = choice('ethnicity', 'Ethnicity', 'ethnicity');
export const born = blank(date('born', 'Date of Birth'));
export const age = blank(number('age', 'Age of Child (Years)'));
export const child = [text('child', 'Child Unique ID'), gender, ethnicity, born, age];
export const disability = or(yesNo('disability', 'Does the Child have a Disability'));
export const allocated = [text('team', 'Allocated Team'), text('worker', 'Allocated Worker')];

/** Columns that several lists have; they do not tell one list from another. */
export const sharedKeys: ReadonlySet<string> = new Set(
  [...child, disability, ...allocated].map(({ key }) => key),
);
