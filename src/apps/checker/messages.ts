import type { FileProblem } from '../../modules/returns/checks/index.ts';

/** What a file is handed over as. */
export type Place = 'thisYear' | 'lastYear' | 'postcodes' | 'providers';

/** What a file turned out to be: `what` in words, `tables` of the return that it gives; or why it cannot be used. */
export type Recognised =
  | { readonly ok: true; readonly form: Form; readonly what: string; readonly tables: readonly string[] }
  | { readonly ok: false; readonly problem: string };

/** A file of one of the returns, or one that the rules look things up in. */
export type Form = 'ssda903' | 'cin' | 'lookup';

export type ToCheck = {
  readonly form: 'ssda903' | 'cin';
  readonly year: number;
  readonly authority: string;
  readonly thisYear: readonly File[];
  readonly lastYear: readonly File[];
  readonly postcodes?: File | undefined;
  readonly providers?: File | undefined;
};

/** Which rules in force in a year cannot run for want of which file. */
export type Lacking = {
  readonly inForce: number;
  readonly lacking: number;
  readonly bySource: readonly { readonly source: string; readonly codes: readonly string[] }[];
};

/** A rule with what it found. `lacks` names the files for want of which it was not run. */
export type RuleLine = {
  readonly code: string;
  readonly meaning: string;
  readonly fields: readonly string[];
  readonly isQuery: boolean;
  readonly differs?: string | undefined;
  readonly rows: number;
  readonly children: number;
  readonly lacks: readonly string[];
};

/** A rule that failed by our own fault. */
export type Fault = { readonly code: string; readonly message: string };

/** How the place of a row is counted: a CSV file has lines, the header being line 1; a document has rows, from 1. */
export type PlaceWord = 'Line' | 'Row';

/** What a check gave, without the findings themselves: those stay where they were found and are asked for by page. */
export type Summary = {
  readonly form: 'ssda903' | 'cin';
  readonly year: number;
  /** The year whose rules were used, where the one asked for is not among those we hold. */
  readonly ruleYear: number;
  readonly placeWord: PlaceWord;
  readonly findings: number;
  readonly childrenInReturn: number;
  readonly childrenFound: number;
  readonly rulesRun: number;
  readonly rulesFound: number;
  readonly tables: readonly string[];
  readonly lacking: readonly RuleLine[];
  /** Rules that the return as a whole breaks. */
  readonly returnLevel: readonly RuleLine[];
  readonly problems: readonly FileProblem[];
  readonly moreProblems: number;
  readonly faults: readonly Fault[];
};

/** What a person looks at: rules, children, or findings one by one. Pages count from 1. */
export type Look =
  | { readonly at: 'rules'; readonly text: string; readonly table: string }
  | { readonly at: 'children'; readonly text: string; readonly page: number }
  | {
      readonly at: 'findings';
      readonly rule?: string | undefined;
      readonly child?: number | undefined;
      readonly table: string;
      readonly text: string;
      readonly page: number;
    };

export type Pages = { readonly page: number; readonly pages: number; readonly total: number };

/** One row beside a finding. `place` is where it stands: its line in a CSV file, its number within a document. */
export type ShownRow = {
  readonly year: 'this' | 'last';
  readonly place: number;
  readonly isFound: boolean;
  readonly cells: readonly (string | null)[];
};

/** What one rule finds in one table about one child: a row, or several that stand together. */
export type ShownFinding = {
  readonly code: string;
  readonly meaning: string;
  readonly isQuery: boolean;
  readonly table: string;
  readonly places: readonly number[];
  /** The id, '' where the row has none, and the number by which the child can be looked at. */
  readonly childId: string;
  readonly child: number;
  readonly columns: readonly string[];
  /** Columns that the rule is about. */
  readonly fields: readonly string[];
  readonly rows: readonly ShownRow[];
  /** Rows of the same child that are not shown. */
  readonly moreRows: number;
};

export type ChildLine = {
  readonly child: number;
  readonly id: string;
  readonly rows: number;
  readonly rules: readonly string[];
};

export type Seen =
  | { readonly at: 'rules'; readonly lines: readonly RuleLine[] }
  | ({ readonly at: 'children'; readonly lines: readonly ChildLine[] } & Pages)
  | ({
      readonly at: 'findings';
      readonly rule?: RuleLine | undefined;
      readonly childId?: string | undefined;
      readonly findings: readonly ShownFinding[];
    } & Pages);

export type SaveAs = 'csv' | 'spreadsheet-csv' | 'xlsx';
export type Saved = { readonly name: string; readonly type: string; readonly bytes: Uint8Array<ArrayBuffer> };

/** What the page asks of the worker, and what each question is answered with. */
export type Questions = {
  readonly recognise: { readonly file: File; readonly place: Place };
  readonly lacking: { readonly year: number; readonly given: readonly string[] };
  readonly check: ToCheck;
  readonly look: Look;
  readonly save: SaveAs;
};
export type Answers = {
  readonly recognise: Recognised;
  readonly lacking: Lacking;
  readonly check: Summary;
  readonly look: Seen;
  readonly save: Saved;
};
export type Ask = keyof Questions;

/** How far a check is: rules done, or files read. */
export type Progress = { readonly doing: string; readonly done: number; readonly of: number };

export type ToWorker = { readonly number: number; readonly ask: Ask; readonly question: Questions[Ask] };

/** `refused` is said of the files, in a sentence; `fault` is ours. */
export type FromWorker =
  | { readonly number: number; readonly progress: Progress }
  | { readonly number: number; readonly answer: Answers[Ask] }
  | { readonly number: number; readonly refused: string }
  | { readonly number: number; readonly fault: string };
