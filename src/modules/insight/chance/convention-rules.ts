/** How many values in a row make a signal. Books differ; which one is used is always shown with its source. */
export type Convention = {
  readonly name: 'wheeler' | 'making data count';
  /** So many in a row on one side of the centre. */
  readonly run: number;
  /** So many in a row that each rise, or each fall. */
  readonly trend: number;
  readonly source: string;
};

export const conventions: Readonly<Record<Convention['name'], Convention>> = {
  wheeler: {
    name: 'wheeler',
    run: 8,
    trend: 6,
    source:
      'eight in a row on one side: Wheeler, Understanding Variation (2000); six rising or falling and two of three near a limit: Nelson, Journal of Quality Technology 16 (1984)',
  },
  'making data count': {
    name: 'making data count',
    run: 7,
    trend: 7,
    source:
      'seven in a row on one side, seven rising or falling, two of three near a limit: NHS England, Making Data Count, as in the NHS-R community’s NHSRplotthedots',
  },
};

/** Eight in a row: fewer false alarms where many measures are watched at once. */
export const usualConvention: Convention = conventions.wheeler;
