import { ssda903Tables } from '../../../formats/ssda903/specs.ts';
import { censusColumnWords, censusTableWords } from './census-words.ts';
import { baseOf } from './finding.ts';
import type { Cells, CheckedForm } from './finding.ts';
import { findSentence } from './rule-sentences.ts';

/** What each column is called by people, as it follows a child's name: "Ava: the day she …" is "the day this began". */
const columnWords: Readonly<Record<string, string>> = {
  ...censusColumnWords,
  CHILD: 'the child’s number',
  SEX: 'the sex',
  DOB: 'the date of birth',
  ETHNIC: 'the ethnicity',
  UPN: 'the pupil number',
  MOTHER: 'whether she is a mother',
  MC_DOB: 'her own child’s date of birth',
  UASC: 'whether they came to this country alone',
  DUC: 'the day being an unaccompanied child ended',
  DECOM: 'the day this time in one home began',
  DEC: 'the day this time in one home ended',
  RNE: 'what changed when this began',
  LS: 'the legal status',
  CIN: 'why they came into care',
  PLACE: 'the kind of home',
  PLACE_PROVIDER: 'who runs the home',
  REC: 'why this time in one home ended',
  REASON_PLACE_CHANGE: 'why the home changed',
  HOME_POST: 'the postcode of the family home',
  PL_POST: 'the postcode of this home',
  URN: 'the home’s registration number',
  PL_LA: 'which authority this home is in',
  PL_LOCATION: 'whether this home is in our area',
  PL_DISTANCE: 'how far this home is from the family',
  REVIEW: 'the day of the review',
  REVIEW_CODE: 'how they took part in the review',
  SDQ_SCORE: 'the strengths and difficulties score',
  SDQ_REASON: 'why there is no strengths and difficulties score',
  CONVICTED: 'whether they were convicted',
  HEALTH_CHECK: 'whether the health check was done',
  IMMUNISATIONS: 'whether immunisations are up to date',
  TEETH_CHECK: 'whether the teeth were checked',
  HEALTH_ASSESSMENT: 'whether the health assessment was done',
  SUBSTANCE_MISUSE: 'whether there is a problem with drugs or alcohol',
  INTERVENTION_RECEIVED: 'whether they had help with drugs or alcohol',
  INTERVENTION_OFFERED: 'whether they were offered help with drugs or alcohol',
  IN_TOUCH: 'whether we are in touch',
  ACTIV: 'what they do',
  ACCOM: 'where they live',
  DATE_INT: 'the day of the decision about these adopters',
  DATE_MATCH: 'the day they were matched with adopters',
  FOSTER_CARE: 'whether the foster carer adopted them',
  NB_ADOPTR: 'how many people adopted them',
  SEX_ADOPTR: 'who adopted them',
  LS_ADOPTR: 'the adopters’ legal status',
  DATE_PLACED: 'the day adoption was decided on',
  DATE_PLACED_CEASED: 'the day the decision for adoption ended',
  REASON_PLACED_CEASED: 'why the decision for adoption ended',
  PREV_PERM: 'what permanent home they had before',
  LA_PERM: 'which authority arranged the permanent home before',
  DATE_PERM: 'the day of the permanent home before',
  MISSING: 'whether they were missing or away',
  MIS_START: 'the day they went missing',
  MIS_END: 'the day they came back',
  SW_ID: 'who the social worker was',
  SW_DECOM: 'the day this social worker began',
  SW_DEC: 'the day this social worker ended',
  SW_REASON: 'why the social worker changed',
  DOLO_START: 'the day the deprivation of liberty began',
  DOLO_END: 'the day the deprivation of liberty ended',
};

/** What a column of the return is called on pages: 'The legal status'. */
export function nameColumn(column: string): string {
  const words = columnWords[column] ?? column;
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}

/** What is to be said of a finding. */
export type Sayable = {
  readonly form: CheckedForm;
  readonly rule: string;
  readonly isQuery: boolean;
  readonly table: string;
  readonly fields: readonly string[];
  readonly cells: Cells;
};

/**
 * What is to be put right, in one plain sentence after the child's name. The commonest rules have words of their own; for
 * the others it is made from the fields that the rule looks at and what stands in them.
 */
export function sayPlainly(finding: Sayable): string {
  return findSentence(finding.form, finding.rule) ?? sayFields(finding);
}

function sayFields({ isQuery, table, fields, cells }: Sayable): string {
  const own = fields.filter((field) => field in cells);
  const shown = (own.length > 0 ? own : fields).filter(
    (field) => field in columnWords && field !== 'CHILD' && field !== 'LAchildID',
  );
  const [only] = shown;
  const last = table.endsWith('_last') ? ' in last year’s return' : '';
  if (only === undefined) return `look at ${tableWords[baseOf(table)] ?? 'this record'}${last}`;
  if (shown.length > 1) return sayTogether(shown, isQuery) + last;
  return sayOne(only, cells[only] ?? null, isQuery) + last;
}

function sayOne(field: string, value: string | null, isQuery: boolean): string {
  const words = columnWords[field] ?? field;
  if (value === null) return `${words} is missing`;
  return isQuery ? `${words} may not be right` : `${words} does not look right`;
}

function sayTogether(fields: readonly string[], isQuery: boolean): string {
  const words = fields.slice(0, 3).map((field) => columnWords[field] ?? field);
  const list = `${words.slice(0, -1).join(', ')} and ${words.at(-1) ?? ''}`;
  return isQuery ? `${list} may not fit together` : `${list} do not fit together`;
}

const tableWords: Readonly<Record<string, string>> = {
  ...censusTableWords,
  Header: 'who this is',
  Episodes: 'the times in care and the homes',
  Reviews: 'the reviews',
  UASC: 'being an unaccompanied child',
  OC2: 'health in the year',
  OC3: 'leaving care',
  AD1: 'the adoption',
  PlacedAdoption: 'the decision for adoption',
  PrevPerm: 'the permanent home before',
  Missing: 'times missing or away',
  SWEpisodes: 'the social workers',
  DoLo: 'the deprivation of liberty',
};

/** A row of a return, by its table and its number from 0. */
export type NamedRow = { readonly form: CheckedForm; readonly table: string; readonly row: number };

/** Where a row stands: as a spreadsheet counts, the header being line 1; in the census, the first element is 1. */
export function nameLine({ form, table, row }: NamedRow): string {
  if (form === 'cin') return table === 'Header' ? 'the whole census' : `${table}, number ${row + 1}`;
  const file = ssda903Tables.find((spec) => spec.table === baseOf(table))?.file ?? table;
  return `${table.endsWith('_last') ? 'last year’s ' : ''}${file}, line ${row + 2}`;
}

/** What a file of the return is called on pages, last year's named as such. */
export function nameTable(table: string): string {
  const words = tableWords[baseOf(table)] ?? baseOf(table);
  const name = `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
  return table.endsWith('_last') ? `${name}, last year` : name;
}
