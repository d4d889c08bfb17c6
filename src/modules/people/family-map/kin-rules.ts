/** Somebody as a drawing of a family places them. Ids are opaque. */
export type Member = {
  readonly id: string;
  /** When they were born or are expected, 'YYYY-MM-DD'; null where it is not known. */
  readonly born: string | null;
  /** Whether they stand on the left of a couple where nothing else decides. */
  readonly leftward: boolean;
};

/** Two people who are or were a couple, or parents of a child together. */
export type Pair = {
  readonly a: string;
  readonly b: string;
  /** Of several partners of one person the one with the highest rank stands beside them. */
  readonly rank: number;
};

/** Children of the same parents: two, one, or none who are known. */
export type Sibship = {
  readonly id: string;
  readonly parents: readonly string[];
  readonly children: readonly string[];
};

/** How many generations one person stands above another, where no chain of parents says it. */
export type Distance = { readonly upper: string; readonly lower: string; readonly by: number };

/**
 * A family as it is to be drawn. Each child is of one sibship, and may have lines from others (`extra`: adopted, fostered);
 * `index` is the child whom the drawing is about.
 */
export type Kin = {
  readonly index: string;
  readonly members: readonly Member[];
  readonly pairs: readonly Pair[];
  readonly sibships: readonly Sibship[];
  readonly extra: readonly Sibship[];
  readonly distances: readonly Distance[];
};

/** Which row each stands in, from the oldest generation (0) down. */
export type Rows = ReadonlyMap<string, number>;

/** The row of somebody who has one. */
export function rowOf(rows: Rows, id: string): number {
  return rows.get(id) ?? 0;
}

/** By day of birth, those of whom it is not known last, then by id: the oldest first. */
export function inOrderOfBirth(members: ReadonlyMap<string, Member>) {
  const key = (id: string) => members.get(id)?.born ?? '9999';
  return (one: string, other: string): number => {
    const [a, b] = [key(one), key(other)];
    if (a !== b) return a < b ? -1 : 1;
    return one < other ? -1 : Number(one > other);
  };
}
