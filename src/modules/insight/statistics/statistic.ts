/**
 * One published value: what a publication says of an area and a year. Kith ships none of them; `kith stats load` reads
 * them from a folder (docs/data/published-statistics.md).
 */
export type Statistic = {
  /** The file of the layout that it stands in, without its ending: `cla_core`. */
  readonly file: string;
  /** What is measured, as the file names it: `cla_31_march`; for files in groups the group: `placement`. */
  readonly measure: string;
  /** The part of the measure, '' for the whole: `Foster placements`. */
  readonly category: string;
  /** The year that ends then; of a mid-year estimate the year itself. */
  readonly year: number;
  /** Three-digit code of an authority, ONS code of a region, `E92000001` for England. */
  readonly area: string;
  /** Which edition of the number, where the file holds several; else ''. */
  readonly vintage: string;
  /** The publication. */
  readonly source: string;
  /** Null where the publisher gives none (suppressed, not available): never nought. */
  readonly value: number | null;
  /** The publisher's symbol beside the value, or ''. */
  readonly flag: string;
};

/** Which series is meant. A category left out means the whole (''). */
export type StatisticKey = { readonly file: string; readonly measure: string; readonly category?: string };

/** England, in the codes of the Office for National Statistics. */
export const england = 'E92000001';

/**
 * Authorities with too few children for a rate: City of London and Isles of Scilly. Left out of rankings, correlations and
 * multiples (the City's 343 per 10,000 of March 2020 rests on about 700 children).
 */
export const tooSmallForRates: readonly string[] = ['201', '420'];

/** An area that statistics are about. */
export type Area = {
  /** As `Statistic.area`. */
  readonly code: string;
  readonly name: string;
  readonly level: 'authority' | 'region' | 'country';
  /** Of an authority: its region; else ''. */
  readonly regionCode: string;
  readonly regionName: string;
  /** Of an authority: county, unitary, metropolitan or London borough, as the Office for National Statistics has it. */
  readonly kind: string;
  /** Whether it counts as a county authority in the 2022 report: an assumed list, not a sourced one. */
  readonly assumedCounty: boolean;
  /** Whether it exists now. */
  readonly current: boolean;
  /** First and last year with figures. */
  readonly firstYear: number;
  readonly lastYear: number;
  /** What is to be known of changed boundaries, or ''. */
  readonly boundaryNote: string;
};

/** That one authority is like another by the publisher's model: rank 1 is most like it. */
export type Neighbour = {
  readonly edition: number;
  readonly area: string;
  readonly rank: number;
  readonly neighbour: string;
};

/** What inspectors judged of an authority's services. */
export type Judgement = {
  readonly area: string;
  readonly inspected: string;
  readonly published: string;
  readonly kind: string;
  readonly overall: string;
  readonly leaders: string;
  readonly helpAndProtection: string;
  readonly inCare: string;
  readonly careLeavers: string;
};
