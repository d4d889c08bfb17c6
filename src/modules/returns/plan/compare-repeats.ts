import { formatDate, parseDate } from '../../../formats/ssda903/values.ts';
import type { PlainDate } from '../../../platform/dates/plain-date.ts';
import { findNotation } from './cell-rules.ts';
import type { ChildContext } from './child-context.ts';
import { personPart } from './file-kinds.ts';
import { isPossible } from './possible-rules.ts';
import type { Part } from './return-form.ts';
import { cellOf } from './return-set-rules.ts';
import type { ReturnTable } from './return-set-rules.ts';
import type { CellProblem, RowReading } from './row-rules.ts';

/** A header without a readable date of birth: the person gets the one that the other rows give, the cell stays as it came. */
export function borrowBirthDate(
  reading: RowReading,
  birthDate: PlainDate | null,
  { part, column }: { readonly part: Part; readonly column: string },
): RowReading {
  const field = personPart.fact.fields.findIndex(({ name }) => name === 'birth_date');
  const isPerson = part.fact === personPart.fact;
  if (!isPerson || birthDate === null || typeof reading.values[field] === 'string') return reading;
  const values = reading.values.map((value, i) => (i === field ? birthDate : value));
  const filled = values.map((value) => value ?? null);
  if (!isPossible(part, filled)) return reading;
  if (reading.problems.some((problem) => problem.column === column)) return { ...reading, values };
  const blank = {
    column,
    field: 'birth_date',
    text: null,
    problem: 'It is blank, but other files give it',
  };
  return { ...reading, values, problems: [...reading.problems, blank] };
}

/** Most files repeat the date of birth (one the sex) of the header; a cell that says otherwise is kept as it came. */
export function compareRepeats(
  { state, set }: ChildContext,
  table: ReturnTable,
  { reading, row }: { reading: RowReading; row: number },
): RowReading {
  const person = state.standing.get(personPart.fact.label)?.[0];
  const differing = table.kind.repeats.flatMap((column): CellProblem[] => {
    const cell = personPart.cells.find((one) => one.column === column);
    if (!cell) return [];
    const text = cellOf(table, column, row);
    const value = person?.values[cell.field] ?? null;
    const notation = findNotation(column === 'SEX' ? text : null, set.year);
    if (text === (value === null ? null : cell.rule.write(value, set.year, notation))) return [];
    return [
      {
        column,
        field: column === 'DOB' ? 'birth_date' : 'sex',
        text,
        problem: describeDifference(column, text, value),
      },
    ];
  });
  return differing.length === 0 ? reading : { ...reading, problems: [...reading.problems, ...differing] };
}

function describeDifference(column: 'DOB' | 'SEX', text: string | null, value: string | null): string {
  if (text !== null && column === 'DOB' && parseDate(text) === undefined)
    return 'It is not a date written dd/mm/yyyy';
  if (value === null) return 'The header does not say it';
  return `The child's record says ${column === 'DOB' ? formatDate(value as PlainDate) : value}`;
}
