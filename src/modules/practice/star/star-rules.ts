import type { Instant, PlainDate } from '../../../platform/dates/plain-date.ts';

/**
 * The eight areas (domain reference 5.10): our own names, to be worked out further with children. A child can call them
 * otherwise, and add their own.
 */
export const starAreas = {
  mind: 'Feeling well in my mind',
  body: 'Feeling well in my body',
  safe: 'Feeling safe',
  home: 'Home and family life',
  people: 'People who matter',
  community: 'Community and fun',
  learning: 'Learning or work',
  everyday: 'Money and everyday things',
} as const;
const areaKeys: readonly string[] = Object.keys(starAreas);

/** Who reads a reading: the child always, and beside them as the child chose. */
export const starAudiences = {
  private: 'Only the child, and who wrote it down',
  staff: 'The child and staff',
  family: 'The whole family, the child and staff',
} as const;
export type StarAudience = keyof typeof starAudiences;
export const starAudienceNames = Object.keys(starAudiences) as readonly StarAudience[];

export type ByKind = 'child' | 'parent' | 'worker' | 'somebody else';

/** An area of a child's star, as the child calls it. */
export type StarArea = { readonly area: string; readonly name: string };

/** What is written of an area: the latest version of each counts. */
export type WrittenArea = StarArea & { readonly version: number; readonly inUse: boolean };

export type NewStarReading = {
  readonly readOn: PlainDate;
  readonly byKind: ByKind;
  readonly byWhom: string;
  readonly words: string | null;
  readonly audience: StarAudience;
  /** By area, 0 to 10; what was not talked about is missing. */
  readonly values: Readonly<Record<string, number>>;
};

/** How somebody saw a child's life on a day. */
export type StarReading = NewStarReading & {
  readonly id: string;
  readonly isTakenBack: boolean;
  readonly changes: number;
  readonly alsoOf: readonly string[];
  readonly recordedAt: Instant;
};

/** What was chosen or said of a reading later. */
export type StarChange = {
  readonly kind: 'audience' | 'taken back';
  readonly audience: StarAudience | null;
  readonly words: string;
  readonly recordedAt: Instant;
  readonly recordedBy: string | null;
};

/** Whether the latest change says the same, word for word, by the same person: the form was sent twice. */
export function isSaidBefore(
  latest: StarChange | undefined,
  said: Pick<StarChange, 'kind' | 'audience' | 'words'>,
  account: string,
): boolean {
  return (
    latest !== undefined &&
    latest.recordedBy === account &&
    latest.kind === said.kind &&
    latest.audience === said.audience &&
    latest.words === said.words
  );
}

/** The areas of a child's star: the eight, called as the child calls them, and the child's own. */
export function areasOf(written: readonly WrittenArea[]): readonly StarArea[] {
  const latest = new Map(
    [...written].sort((one, other) => one.version - other.version).map((one) => [one.area, one]),
  );
  const eight = Object.entries(starAreas).map(([area, name]) => ({
    area,
    name: latest.get(area)?.name ?? name,
  }));
  const own = [...latest.values()].filter(({ area, inUse }) => inUse && !areaKeys.includes(area));
  return [...eight, ...own.map(({ area, name }) => ({ area, name }))];
}

/** All readings of one giver that count, the earliest first. */
export type Giver = {
  readonly byKind: ByKind;
  readonly byWhom: string;
  readonly readings: readonly StarReading[];
};

const order: readonly ByKind[] = ['child', 'parent', 'somebody else', 'worker'];

/** Readings by who gave them; the child first. What was taken back does not count. Of one day they stay in the order given. */
export function byGiver(readings: readonly StarReading[]): readonly Giver[] {
  const counted = readings
    .filter(({ isTakenBack }) => !isTakenBack)
    .sort((one, other) => one.readOn.localeCompare(other.readOn));
  const groups = new Map<string, StarReading[]>();
  for (const reading of counted) {
    const key = `${reading.byKind} ${reading.byWhom.toLowerCase()}`;
    groups.set(key, [...(groups.get(key) ?? []), reading]);
  }
  return [...groups.values()]
    .flatMap((own) => {
      const [first] = own;
      return first ? [{ byKind: first.byKind, byWhom: first.byWhom, readings: own }] : [];
    })
    .sort((one, other) => order.indexOf(one.byKind) - order.indexOf(other.byKind));
}

export type AreaChange = StarArea & {
  readonly then: number | null;
  readonly now: number | null;
  /** Null where one of both is not known. */
  readonly change: number | null;
};

/** What one giver said first and said last, area by area; `then` is missing where there is one reading. */
export function changeOf(
  { readings }: Giver,
  areas: readonly StarArea[],
): {
  readonly then: StarReading | null;
  readonly now: StarReading | null;
  readonly areas: readonly AreaChange[];
} {
  const now = readings.at(-1) ?? null;
  const then = readings.length > 1 ? (readings[0] ?? null) : null;
  const compared = areas.map((one) => {
    const [before, after] = [then?.values[one.area] ?? null, now?.values[one.area] ?? null];
    return {
      ...one,
      then: before,
      now: after,
      change: before === null || after === null ? null : after - before,
    };
  });
  return { then, now, areas: compared };
}

/** In words: how many areas went up, down or stayed, of those that were read both times. */
export function sayChange(areas: readonly AreaChange[]): string {
  const known = areas.flatMap(({ change }) => (change === null ? [] : [change]));
  if (known.length === 0) return 'No area was read twice yet';
  const [up, down] = [known.filter((one) => one > 0).length, known.filter((one) => one < 0).length];
  const parts = [
    up > 0 ? `${up} went up` : '',
    down > 0 ? `${down} went down` : '',
    known.length - up - down > 0 ? `${known.length - up - down} stayed the same` : '',
  ].filter(Boolean);
  return `Of ${known.length} ${known.length === 1 ? 'area' : 'areas'}: ${parts.join(', ')}`;
}

/** What the family reads together: only what the child opened to them. */
export function readingsFor(
  reader: 'staff' | 'child' | 'family',
  readings: readonly StarReading[],
): readonly StarReading[] {
  return reader === 'family' ? readings.filter(({ audience }) => audience === 'family') : readings;
}
