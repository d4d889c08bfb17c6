import type { Edge, FamilyFacts, TieFact } from './family-facts.ts';
import type { Standing, View } from './standing-rules.ts';
import { standingOf, standingWords } from './standing-rules.ts';

/** One tie of the child, to somebody or to a place, as one of the two views has it. */
export type Spoke = {
  /** The other person, or null for a place. */
  readonly personId: string | null;
  readonly label: string;
  /** Who they are to the child, or which kind of place. */
  readonly about: string;
  readonly standing: Standing;
  readonly closeness: number | null;
  readonly direction: TieFact['direction'];
  /** All of it in words. */
  readonly said: string;
};

const placeWords: Readonly<Record<string, string>> = {
  school: 'school',
  work: 'work',
  faith: 'faith',
  club: 'club',
  health: 'health',
  service: 'service',
  online: 'online',
  other: '',
};

type Names = {
  readonly shown: (id: string) => string;
  readonly roles: ReadonlyMap<string, string>;
};

/** The child's ties in one view. A relationship's own closeness was recorded by a worker, and stands where no tie does. */
export function spokesOf(facts: FamilyFacts, view: View, names: Names): readonly Spoke[] {
  const own = facts.ties.filter((tie) => tie.seenBy === view && tie.personId === facts.index);
  const tied = new Set(own.map(({ otherId }) => otherId));
  const others = view === 'worker' ? facts.edges.flatMap((edge) => ofEdge(edge, facts)) : [];
  const all = [
    ...own.map((tie) => ofTie(tie, names)),
    ...others.filter(({ id }) => !tied.has(id)).map((other) => ofOther(other, names)),
  ];
  return all.sort(
    (one, other) => (other.closeness ?? 3) - (one.closeness ?? 3) || (one.label < other.label ? -1 : 1),
  );
}

type Other = { readonly id: string; readonly closeness: number };

function ofEdge({ personId, otherId, closeness, ends }: Edge, { index, on }: FamilyFacts): readonly Other[] {
  if (closeness === null || (personId !== index && otherId !== index) || (ends !== null && ends <= on))
    return [];
  return [{ id: personId === index ? otherId : personId, closeness }];
}

function ofTie(tie: TieFact, { shown, roles }: Names): Spoke {
  const label = tie.otherId === null ? (tie.organisation ?? '') : shown(tie.otherId);
  const about =
    tie.otherId === null ? (placeWords[tie.organisationKind ?? ''] ?? '') : (roles.get(tie.otherId) ?? '');
  const standing = standingOf(tie);
  const { closeness, direction, otherId } = tie;
  return { personId: otherId, label, about, standing, closeness, direction, said: saidOf(standing, tie) };
}

function ofOther({ id, closeness }: Other, { shown, roles }: Names): Spoke {
  const standing = standingOf({ closeness, strain: null });
  const tie = { closeness, strain: null, direction: null, note: null };
  return {
    personId: id,
    label: shown(id),
    about: roles.get(id) ?? '',
    standing,
    closeness,
    direction: null,
    said: saidOf(standing, tie),
  };
}

const closenessWords = ['', 'very distant', 'distant', 'neither close nor distant', 'close', 'very close'];
const directionWords = {
  both: 'both ways',
  'to them': 'goes out from the child',
  'from them': 'comes to the child',
} as const;

function saidOf(
  standing: Standing,
  tie: Pick<TieFact, 'closeness' | 'strain' | 'direction' | 'note'>,
): string {
  const strained = ['strain', 'conflict', 'violence', 'cut off'].includes(standing)
    ? standingWords[standing]
    : '';
  return [
    closenessWords[tie.closeness ?? 0] ?? '',
    strained,
    tie.direction === null ? '' : directionWords[tie.direction],
    tie.note ?? '',
  ]
    .filter((part) => part !== '')
    .join(', ');
}

export type Spot = { readonly spoke: Spoke; readonly x: number; readonly y: number };

/** Where each tie stands around the child: the closer the nearer, in even steps around, the closest at the top. */
export function placeSpokes(
  spokes: readonly Spoke[],
  { width, height }: { width: number; height: number },
): readonly Spot[] {
  return spokes.map((spoke, index) => {
    const angle = (2 * Math.PI * index) / spokes.length - Math.PI / 2;
    // Near the child for the closest, at the edge for the most distant.
    const reach = 0.62 + 0.095 * (5 - (spoke.closeness ?? 3));
    return {
      spoke,
      x: width / 2 + Math.cos(angle) * reach * (width / 2 - 90),
      y: height / 2 + Math.sin(angle) * reach * (height / 2 - 50),
    };
  });
}
