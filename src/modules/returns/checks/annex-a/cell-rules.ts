import { annexAChoices, getAnnexASpec } from '../../../../formats/index.ts';
import type { AnnexAColumn } from '../../../../formats/index.ts';
import { ageOn, parsePlainDate } from '../../../../platform/dates/plain-date.ts';
import type { AnnexAPlace, AnnexARule, Lists } from './rule.ts';

/** Rules on one cell by itself, for every column of every list. */
export const cellRules: readonly AnnexARule[] = [
  {
    code: 'blank',
    severity: 'error',
    meaning: 'A cell is blank that must not be.',
    find: (on) => eachCell(on, ({ required }, value) => required && value === null),
  },
  {
    code: 'answer',
    severity: 'error',
    meaning: 'The answer is none of those that the list knows.',
    find: (on) => eachCell(on, (column, value) => value !== null && !isAnswer(column, value)),
  },
  {
    code: 'no-date',
    severity: 'error',
    meaning: 'What stands where a date is due is no date.',
    find: (on) =>
      eachCell(on, ({ type }, value) => type === 'date' && value !== null && !parsePlainDate(value)),
  },
  {
    code: 'no-number',
    severity: 'error',
    meaning: 'What stands where a whole number is due is none.',
    find: (on) =>
      eachCell(on, ({ type }, value) => type === 'number' && value !== null && !/^\d+$/.test(value)),
  },
  {
    code: 'future',
    severity: 'error',
    meaning: 'The date lies after the date of the lists.',
    find: (on) =>
      eachCell(on, ({ type }, value) => type === 'date' && (parsePlainDate(value) ?? '') > on.asOf),
  },
  {
    code: 'age',
    severity: 'error',
    meaning: 'The age is not the one that the date of birth gives on the date of the lists.',
    find: (on) => on.everywhere((list) => on.where(list, (row) => isOtherAge(on, list, row), 'age')),
  },
];

function eachCell(on: Lists, test: (column: AnnexAColumn, value: string | null) => boolean): AnnexAPlace[] {
  return on.everywhere((list) =>
    getAnnexASpec(list).columns.flatMap((column) =>
      on.where(list, (row) => test(column, on.cell(list, row, column.key)), column.key),
    ),
  );
}

function isAnswer({ type, choices, mayBeUnknown }: AnnexAColumn, value: string): boolean {
  if (type === 'yesNo')
    return value === 'Yes' || value === 'No' || (mayBeUnknown === true && value === 'Unknown');
  return choices === undefined || annexAChoices[choices].some((choice) => choice.value === value);
}

function isOtherAge(on: Lists, list: AnnexAPlace['list'], row: number): boolean {
  const born = on.date(list, row, 'born');
  const age = on.number(list, row, 'age');
  return born !== undefined && age !== undefined && born <= on.asOf && ageOn(born, on.asOf) !== age;
}
