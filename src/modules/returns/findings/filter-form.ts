/** How long ago a finding was first found: within a week, a month, three months, or longer. */
export const ageBands = ['week', 'month', 'quarter', 'longer'] as const;
export type AgeBand = (typeof ageBands)[number];

export const ageNames: Readonly<Record<AgeBand, string>> = {
  week: 'Less than a week',
  month: 'A week to a month',
  quarter: 'One to three months',
  longer: 'Longer than three months',
};

/** How findings are counted together. */
export const groupings = ['rule', 'team', 'child', 'age'] as const;
export type Grouping = (typeof groupings)[number];

/** Which findings are looked at. The team '' is that of children without a worker today. */
export type Filter = {
  readonly team?: string | undefined;
  readonly age?: AgeBand | undefined;
  readonly person?: string | undefined;
  readonly rule?: string | undefined;
};

export type FindingsQuery = { readonly by: Grouping; readonly page: number; readonly filter: Filter };

const id = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Reads an address's query; what cannot be read is left out. */
export function readFindingsQuery(query: Readonly<Record<string, string>>): FindingsQuery {
  const { by, page, team, age, person } = query;
  return {
    by: groupings.find((one) => one === by) ?? 'rule',
    page: Math.min(Math.max(1, Number.parseInt(page ?? '1', 10) || 1), 10_000),
    filter: {
      team,
      age: ageBands.find((one) => one === age),
      person: person !== undefined && id.test(person) ? person : undefined,
    },
  };
}

/** The same as an address's query, with what differs. */
export function writeFindingsQuery(asked: Partial<FindingsQuery>): string {
  const { by, page, filter = {} } = asked;
  const words = new URLSearchParams();
  if (by !== undefined && by !== 'rule') words.set('by', by);
  for (const key of ['team', 'age', 'person'] as const) {
    const value = filter[key];
    if (value !== undefined) words.set(key, value);
  }
  if (page !== undefined && page > 1) words.set('page', String(page));
  const text = words.toString();
  return text === '' ? '' : `?${text}`;
}
