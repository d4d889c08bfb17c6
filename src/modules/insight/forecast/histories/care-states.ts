/** The age bands of a forecast by state, as cs-demand-model-regional names them: from a birthday up to the next band's. */
export const ageBands = ['Birth to 1', '1 to 5', '5 to 10', '10 to 16', '16 to 18+'] as const;
export type AgeBand = (typeof ageBands)[number];

/** The kinds of home, as both reference models name them. */
export const homeKinds = ['Fostering', 'Residential', 'Supported', 'Other'] as const;
export type HomeKind = (typeof homeKinds)[number];

/** How a time in care ends: the groups that choices act on. `turned18` happens on the birthday and has no chance. */
export const endings = ['family', 'permanence', 'other', 'turned18'] as const;
export type Ending = (typeof endings)[number];

export const HOMES = homeKinds.length;
/** Whole years of age, 0 to 17: nobody is looked after from the 18th birthday on (Children Act 1989, section 105). */
export const YEARS_OF_AGE = 18;
export const MONTHS_OF_AGE = YEARS_OF_AGE * 12;
/** Endings that happen by chance: all but the 18th birthday. */
export const CHANCES = endings.length - 1;

/** Bands of time in care, in months from the start: under 3, 3 to 5, 6 to 11, 12 to 23, 24 and over. */
export const timeInCareFrom = [0, 3, 6, 12, 24] as const;
export const TIMES = timeInCareFrom.length;

/** The chance of passing into the next band of time within a month, for those spread evenly over the band. */
export const chanceOfNextTime = timeInCareFrom.map((from, time) => {
  const next = timeInCareFrom[time + 1];
  return next === undefined ? 0 : 1 / (next - from);
});

const bandStarts = [0, 1, 5, 10, 16];

/** The band of an age in whole years, as an index of `ageBands`. */
export function bandOfAge(years: number): number {
  return bandStarts.findLastIndex((from) => from <= years);
}

const longTime = timeInCareFrom.at(-1) ?? 0;
/** Looked up millions of times. */
const bandOfMonths = Uint8Array.from({ length: longTime + 1 }, (_, months) =>
  timeInCareFrom.findLastIndex((from) => from <= months),
);

/** The band of a time in care in whole months, as an index of `timeInCareFrom`. */
export function bandOfTime(months: number): number {
  return bandOfMonths[Math.min(months, longTime)] ?? 0;
}

const kindsOfPlacement: Readonly<Record<string, HomeKind>> = {
  ...Object.fromEntries(['U1', 'U2', 'U3', 'U4', 'U5', 'U6'].map((code) => [code, 'Fostering'])),
  ...Object.fromEntries(['K2', 'R1', 'P3', 'S1'].map((code) => [code, 'Residential'])),
  ...Object.fromEntries(['H5', 'P2', 'K3'].map((code) => [code, 'Supported'])),
};

/** The kind of home of a placement code of the SSDA903, as an index of `homeKinds`. */
export function homeOfPlacement(code: string): number {
  return homeKinds.indexOf(kindsOfPlacement[code] ?? 'Other');
}

/** Where a child of this age in this kind of home stands in a table by whole years of age and home. */
export const atAge = (years: number, home: number): number => years * HOMES + home;

/** Where a child stands in a table by age in months, home and band of time in care. */
export const atMonth = (months: number, home: number, time: number): number =>
  (months * HOMES + home) * TIMES + time;

/** Where a child stands in a table by whole years of age, home and band of time in care. */
export const atTime = (years: number, home: number, time: number): number =>
  (years * HOMES + home) * TIMES + time;
