import { cinMessage } from './structure.ts';
import type { CinElement, CinTable } from './structure.ts';

/** One table of a census file: rows in the order of the document. */
export type CinTableData = {
  readonly rows: number;
  /**
   * For each row, which Child of the file it belongs to, counted from 0 (-1 in Header). Children may share an
   * LAchildID or have none, so this and not LAchildID is what tells them apart.
   */
  readonly child: readonly number[];
  /** The text of each column as written in the file, trimmed; null where the element is absent or empty. */
  readonly columns: Readonly<Record<string, readonly (string | null)[]>>;
};

/** All tables of a census file. */
export type CinTables = Readonly<Record<CinTable, CinTableData>>;

/**
 * The key columns of each table, besides the child: the counters, written as text from '1', of the episodes of the
 * child (CINdetailsID) and of the assessments and the plans of the episode (AssessmentID, CPPID).
 */
export const cinKeys: Readonly<Record<CinTable, readonly string[]>> = {
  Header: [],
  ChildIdentifiers: [],
  ChildCharacteristics: ['LAchildID'],
  Disabilities: ['LAchildID'],
  CINdetails: ['LAchildID', 'CINdetailsID'],
  Assessments: ['LAchildID', 'CINdetailsID', 'AssessmentID'],
  AssessmentFactorsList: ['LAchildID', 'CINdetailsID', 'AssessmentID'],
  CINplanDates: ['LAchildID', 'CINdetailsID'],
  Section47: ['LAchildID', 'CINdetailsID'],
  ChildProtectionPlans: ['LAchildID', 'CINdetailsID', 'CPPID'],
  Reviews: ['LAchildID', 'CINdetailsID', 'CPPID'],
  PreProceedingsandFGDM: ['LAchildID', 'CINdetailsID'],
};

/** All columns of each table: its keys, then its values in the order of the schema. */
export const cinColumns: Readonly<Record<CinTable, readonly string[]>> = listColumns();

/** The tables in the order of the document. */
export const cinTables: readonly CinTable[] = [
  'Header',
  'ChildIdentifiers',
  'ChildCharacteristics',
  'Disabilities',
  'CINdetails',
  'Assessments',
  'AssessmentFactorsList',
  'CINplanDates',
  'Section47',
  'ChildProtectionPlans',
  'Reviews',
  'PreProceedingsandFGDM',
];

function listColumns(): Record<CinTable, string[]> {
  const columns: Record<CinTable, string[]> = {
    Header: [...cinKeys.Header],
    ChildIdentifiers: [...cinKeys.ChildIdentifiers],
    ChildCharacteristics: [...cinKeys.ChildCharacteristics],
    Disabilities: [...cinKeys.Disabilities],
    CINdetails: [...cinKeys.CINdetails],
    Assessments: [...cinKeys.Assessments],
    AssessmentFactorsList: [...cinKeys.AssessmentFactorsList],
    CINplanDates: [...cinKeys.CINplanDates],
    Section47: [...cinKeys.Section47],
    ChildProtectionPlans: [...cinKeys.ChildProtectionPlans],
    Reviews: [...cinKeys.Reviews],
    PreProceedingsandFGDM: [...cinKeys.PreProceedingsandFGDM],
  };
  const visit = (element: CinElement, table: CinTable | undefined): void => {
    const within = element.table ?? table;
    if (element.type && within) columns[within].push(element.name);
    for (const child of element.children ?? []) visit(child, within);
  };
  visit(cinMessage, undefined);
  return columns;
}
