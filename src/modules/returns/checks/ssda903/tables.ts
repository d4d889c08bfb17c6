import type { Ssda903Table } from '../../../../formats/ssda903/specs.ts';
import type { Column, Day, TableWith } from '../frame/index.ts';

/**
 * The columns of each table as rules see them: those of the file, and on episodes what follows from the postcodes
 * (HOME_LA and PL_LA the authorities, PL_LOCATION IN or OUT, PL_DISTANCE miles), in the header whether the child is unaccompanied.
 */
export const ruleColumns = {
  Header: ['CHILD', 'SEX', 'DOB', 'ETHNIC', 'UPN', 'MOTHER', 'MC_DOB', 'UASC'],
  Episodes: [
    ...([
      'CHILD',
      'DECOM',
      'RNE',
      'LS',
      'CIN',
      'PLACE',
      'PLACE_PROVIDER',
      'DEC',
      'REC',
      'REASON_PLACE_CHANGE',
    ] as const),
    ...(['HOME_POST', 'PL_POST', 'URN', 'HOME_LA', 'PL_LA', 'PL_LOCATION', 'PL_DISTANCE'] as const),
  ],
  Reviews: ['CHILD', 'DOB', 'REVIEW', 'REVIEW_CODE'],
  UASC: ['CHILD', 'SEX', 'DOB', 'DUC'],
  OC2: [
    ...(['CHILD', 'DOB', 'SDQ_SCORE', 'SDQ_REASON', 'CONVICTED', 'HEALTH_CHECK', 'IMMUNISATIONS'] as const),
    ...(['TEETH_CHECK', 'HEALTH_ASSESSMENT', 'SUBSTANCE_MISUSE', 'INTERVENTION_RECEIVED'] as const),
    'INTERVENTION_OFFERED',
  ],
  OC3: ['CHILD', 'DOB', 'IN_TOUCH', 'ACTIV', 'ACCOM'],
  AD1: ['CHILD', 'DOB', 'DATE_INT', 'DATE_MATCH', 'FOSTER_CARE', 'NB_ADOPTR', 'SEX_ADOPTR', 'LS_ADOPTR'],
  PlacedAdoption: ['CHILD', 'DOB', 'DATE_PLACED', 'DATE_PLACED_CEASED', 'REASON_PLACED_CEASED'],
  PrevPerm: ['CHILD', 'DOB', 'PREV_PERM', 'LA_PERM', 'DATE_PERM'],
  Missing: ['CHILD', 'DOB', 'MISSING', 'MIS_START', 'MIS_END'],
  SWEpisodes: ['CHILD', 'DOB', 'SW_ID', 'SW_DECOM', 'SW_DEC', 'SW_REASON'],
  DoLo: ['CHILD', 'DOB', 'DOLO_START', 'DOLO_END'],
} as const satisfies Record<Ssda903Table, readonly string[]>;

export type RuleColumn<Name extends Ssda903Table> = (typeof ruleColumns)[Name][number];

/** A table with its columns as properties. */
export type TableOf<Name extends Ssda903Table> = TableWith<RuleColumn<Name>>;

/** The twelve tables of one year; one that was not given has no rows and `isGiven` false. */
export type YearTables = {
  readonly header: TableOf<'Header'>;
  readonly episodes: TableOf<'Episodes'>;
  readonly reviews: TableOf<'Reviews'>;
  readonly uasc: TableOf<'UASC'>;
  readonly oc2: TableOf<'OC2'>;
  readonly oc3: TableOf<'OC3'>;
  readonly ad1: TableOf<'AD1'>;
  readonly placedAdoption: TableOf<'PlacedAdoption'>;
  readonly prevPerm: TableOf<'PrevPerm'>;
  readonly missing: TableOf<'Missing'>;
  readonly swEpisodes: TableOf<'SWEpisodes'>;
  readonly dolo: TableOf<'DoLo'>;
};

/** A home or other provider of the regulator's list. */
export type Provider = {
  readonly placementCodes: ReadonlySet<string>;
  readonly providerCodes: ReadonlySet<string>;
  /** The day on which the registration ended; NaN while it lasts. */
  readonly closed: Day;
  /** In upper case without spaces; null where the list has none. */
  readonly postcode: string | null;
  /** The upper-tier authority of its postcode; null where it is not known. */
  readonly authority: string | null;
};

/** The return of a year as rules see it. */
export type Return903 = YearTables & {
  /** The collection year whose rules apply: 2026 is 1 April 2025 to 31 March 2026. */
  readonly year: number;
  /** CS and CE of the guidance: the first and the last day of the year. */
  readonly start: Day;
  readonly end: Day;
  /** The returning authority, an ONS code such as E10000015. */
  readonly authority: string;
  readonly form: 'csv' | 'xml';
  readonly last: YearTables;
  /** Episodes that ended before last year, where they are known: the record knows them, files of two years do not. */
  readonly earlier: TableOf<'Episodes'>;
  /** By URN in upper case. */
  readonly providers: ReadonlyMap<string, Provider>;
};

/** A column of any of the tables, for helpers that take one. */
export type { Column };
