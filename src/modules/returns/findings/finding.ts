import type { FactPlace } from '../export/origin-rules.ts';

/** The returns whose rules look at the live record. */
export const checkedForms = ['ssda903', 'cin'] as const;
export type CheckedForm = (typeof checkedForms)[number];

/** The returns whose figures are counted and whose copies are frozen and signed here; the census's are not yet. */
const signedForms: ReadonlySet<CheckedForm> = new Set(['ssda903']);

/** Whether a return has figures, frozen copies and a sign-off. */
export function isSignedHere(form: CheckedForm): boolean {
  return signedForms.has(form);
}

/** Values by column, null for a blank one. */
export type Cells = Readonly<Record<string, string | null>>;

/** Another row of the same child that the rule looks at; a table of last year ends in `_last`. */
export type BesideRow = { readonly table: string; readonly row: number; readonly cells: Cells };

/** A row of the return that breaks a rule, as one run of the rules found it. */
export type FoundRow = {
  readonly rule: string;
  readonly isQuery: boolean;
  readonly table: string;
  readonly row: number;
  readonly personId: string | null;
  /** Which row it is, however the file is ordered: what it was made from. */
  readonly sourceKey: string;
  /** Where it is mended; null where a fact is missing altogether. */
  readonly place: FactPlace | null;
  readonly isContested: boolean;
  readonly cells: Cells;
  readonly beside: readonly BesideRow[];
  /** A fingerprint of the values looked at. */
  readonly lookedAt: string;
};

/** What one run of a form's rules gave. */
export type FormRun = {
  readonly found: readonly FoundRow[];
  readonly rowCount: number;
  /** How many rows each rule in force found; rules that could not be run are left out. */
  readonly counts: Readonly<Record<string, number>>;
  /** Rules that could not be run, and what they lack, in words. */
  readonly notChecked: Readonly<Record<string, string>>;
  /** The return's figures, by figure. */
  readonly figures: Readonly<Record<string, number>>;
};

/** A table's name without the `_last` of last year's. */
export function baseOf(table: string): string {
  return table.endsWith('_last') ? table.slice(0, -'_last'.length) : table;
}
