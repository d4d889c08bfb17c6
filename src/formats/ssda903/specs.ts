import type { CodeSet } from './code-sets.ts';

/** The twelve tables of the return. */
export type Ssda903Table =
  | 'Header'
  | 'Episodes'
  | 'Reviews'
  | 'UASC'
  | 'OC2'
  | 'OC3'
  | 'AD1'
  | 'PlacedAdoption'
  | 'PrevPerm'
  | 'Missing'
  | 'SWEpisodes'
  | 'DoLo';

export type ColumnType = 'text' | 'code' | 'date' | 'partialDate' | 'integer' | 'postcode';

/** One column; years are collection years (2026 is 1 April 2025 to 31 March 2026) and inclusive. */
export type ColumnSpec = {
  readonly name: string;
  readonly type: ColumnType;
  readonly codeSet?: CodeSet;
  readonly required: boolean;
  readonly firstYear?: number;
  readonly lastYear?: number;
};

export type TableSpec = {
  readonly table: Ssda903Table;
  /** The name of the file that `writeSsda903File` is meant for. Reading never looks at names. */
  readonly file: string;
  readonly columns: readonly ColumnSpec[];
  readonly firstYear?: number;
};

const text = (name: string): ColumnSpec => ({ name, type: 'text', required: true });
const date = (name: string): ColumnSpec => ({ name, type: 'date', required: true });
const code = (name: string, codeSet: CodeSet): ColumnSpec => ({
  name,
  type: 'code',
  codeSet,
  required: true,
});
const blank = (column: ColumnSpec): ColumnSpec => ({ ...column, required: false });
const postcode = (name: string): ColumnSpec => ({ name, type: 'postcode', required: false });
const yesNo = (name: string): ColumnSpec => blank(code(name, 'yes_no'));

const child = text('CHILD');
const born = date('DOB');

/**
 * The tables and their columns in the order in which they are written.
 * Source: the yearly column specifications of liia-tools-pipeline (MIT) for 2017 to 2026 and the loader
 * of csc-validator-be-903 (MIT). Between 2017 and 2027 tables were added but no table gained or lost a
 * column, so no column has a first or last year yet.
 */
export const ssda903Tables: readonly TableSpec[] = [
  {
    table: 'Header',
    file: 'header.csv',
    columns: [
      child,
      code('SEX', 'sex'),
      born,
      code('ETHNIC', 'ethnicity'),
      text('UPN'),
      yesNo('MOTHER'),
      blank(date('MC_DOB')),
    ],
  },
  {
    table: 'Episodes',
    file: 'episodes.csv',
    columns: [
      child,
      date('DECOM'),
      code('RNE', 'rne'),
      code('LS', 'legal_status'),
      code('CIN', 'category_of_need'),
      code('PLACE', 'placement_type'),
      blank(code('PLACE_PROVIDER', 'placement_provider')),
      blank(date('DEC')),
      blank(code('REC', 'rec')),
      blank(code('REASON_PLACE_CHANGE', 'reason_place_change')),
      postcode('HOME_POST'),
      postcode('PL_POST'),
      blank(text('URN')),
    ],
  },
  {
    table: 'Reviews',
    file: 'reviews.csv',
    columns: [child, born, date('REVIEW'), code('REVIEW_CODE', 'review_code')],
  },
  { table: 'UASC', file: 'uasc.csv', columns: [child, code('SEX', 'sex'), born, blank(date('DUC'))] },
  {
    table: 'OC2',
    file: 'oc2.csv',
    columns: [
      child,
      born,
      { name: 'SDQ_SCORE', type: 'integer', required: false },
      blank(code('SDQ_REASON', 'sdq_reason')),
      ...['CONVICTED', 'HEALTH_CHECK', 'IMMUNISATIONS', 'TEETH_CHECK', 'HEALTH_ASSESSMENT'].map(yesNo),
      ...['SUBSTANCE_MISUSE', 'INTERVENTION_RECEIVED', 'INTERVENTION_OFFERED'].map(yesNo),
    ],
  },
  {
    table: 'OC3',
    file: 'oc3.csv',
    columns: [
      child,
      born,
      code('IN_TOUCH', 'in_touch'),
      code('ACTIV', 'activity'),
      code('ACCOM', 'accommodation'),
    ],
  },
  {
    table: 'AD1',
    file: 'ad1.csv',
    columns: [
      child,
      born,
      date('DATE_INT'),
      date('DATE_MATCH'),
      code('FOSTER_CARE', 'foster_care'),
      code('NB_ADOPTR', 'nb_adopters'),
      code('SEX_ADOPTR', 'sex_adopters'),
      code('LS_ADOPTR', 'ls_adopters'),
    ],
  },
  {
    table: 'PlacedAdoption',
    file: 'placed_for_adoption.csv',
    columns: [
      child,
      born,
      date('DATE_PLACED'),
      blank(date('DATE_PLACED_CEASED')),
      blank(code('REASON_PLACED_CEASED', 'reason_placed_ceased')),
    ],
  },
  {
    table: 'PrevPerm',
    file: 'previous_permanence.csv',
    columns: [
      child,
      born,
      code('PREV_PERM', 'prev_perm'),
      blank(code('LA_PERM', 'la_perm')),
      { name: 'DATE_PERM', type: 'partialDate', required: false },
    ],
  },
  {
    table: 'Missing',
    file: 'missing.csv',
    columns: [child, born, code('MISSING', 'missing'), date('MIS_START'), blank(date('MIS_END'))],
  },
  {
    table: 'SWEpisodes',
    file: 'sw_episodes.csv',
    firstYear: 2024,
    columns: [
      child,
      born,
      text('SW_ID'),
      date('SW_DECOM'),
      blank(date('SW_DEC')),
      blank(code('SW_REASON', 'sw_reason')),
    ],
  },
  {
    table: 'DoLo',
    file: 'dolo.csv',
    firstYear: 2027,
    columns: [child, born, date('DOLO_START'), blank(date('DOLO_END'))],
  },
];

const byTable = new Map(ssda903Tables.map((spec) => [spec.table, spec]));

/** The specification of a table. */
export function getTableSpec(table: Ssda903Table): TableSpec {
  const spec = byTable.get(table);
  if (!spec) throw new Error(`No table is called ${table}`);
  return spec;
}

/** The columns that a table has in a collection year; all it ever had when no year is given. */
export function listColumns(table: Ssda903Table, year?: number): readonly ColumnSpec[] {
  const { columns } = getTableSpec(table);
  return year === undefined ? columns : columns.filter((column) => isInForce(column, year));
}

/** Whether a table belongs to the return of a collection year. */
export function isTableInYear(table: Ssda903Table, year: number): boolean {
  return isInForce(getTableSpec(table), year);
}

function isInForce(span: { readonly firstYear?: number; readonly lastYear?: number }, year: number): boolean {
  return (span.firstYear ?? year) <= year && year <= (span.lastYear ?? year);
}
