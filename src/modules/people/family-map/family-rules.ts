import type { Couple } from './couple-rules.ts';
import { couplesOn, tieOf } from './couple-rules.ts';
import type { Edge, FamilyFacts } from './family-facts.ts';
import type { Distance, Kin, Member, Sibship } from './kin-rules.ts';
import type { TieName } from '../family/relationship-rules.ts';

/** How a child comes to a line from their parents. 'sibling': a brother's or sister's; their own parents are not recorded. */
export type Descent = 'birth' | 'adopted' | 'fostered' | 'donor' | 'sibling';

/** A family made ready for drawing: who is placed how, and what each line means. */
export type FamilyTree = {
  readonly kin: Kin;
  readonly couples: readonly Couple[];
  readonly descentOf: (sibship: Sibship, child: string) => Descent;
};

const descents: Readonly<Partial<Record<TieName, Descent>>> = {
  parent: 'birth',
  'adoptive parent': 'adopted',
  'foster carer': 'fostered',
  donor: 'donor',
};

/** Ties that place somebody some generations above another, without saying through whom. */
const steps: Readonly<Partial<Record<TieName, number>>> = {
  'great-grandparent': 2 + 1,
  grandparent: 2,
  'aunt or uncle': 1,
  'step-parent': 1,
  guardian: 1,
  'other carer': 1,
  cousin: 0,
  'brother or sister': 0,
  'half-brother or half-sister': 0,
  'step-brother or step-sister': 0,
};

/** Ties that are no kinship and no care: such people stand among the ties, not on the family map. */
const besides: ReadonlySet<TieName> = new Set(['family friend', 'friend', 'neighbour']);

/** Whether a relationship belongs on the map of a family on a day. */
export function isKin(edge: Edge, on: string): boolean {
  const found = tieOf(edge);
  if (!found || besides.has(found.tie)) return false;
  if (edge.starts !== null && edge.starts > on) return false;
  return edge.ends === null || edge.ends > on || couplesOn([edge], on).length > 0;
}

/** Makes a family ready for drawing from the relationships of a day. */
export function growTree(facts: FamilyFacts): FamilyTree {
  const { index, on } = facts;
  const areThere = ({ personId, otherId }: Edge) => isThere(facts, personId) && isThere(facts, otherId);
  const within = facts.edges.filter((edge) => isKin(edge, on) && areThere(edge));
  const ids = connected(index, within);
  const married = couplesOn(within, on);
  const lines = linesOf(within, married);
  const { sibships, extra, siblings } = sibshipsOf(ids, lines, within);
  const couples = [...married, ...parentsTogether([...sibships, ...extra], married)];
  const kinds = new Map(
    lines.map((line) => [`${[...line.parents].sort().join()}/${line.child}`, line.descent]),
  );
  return {
    kin: {
      index,
      members: ids.map((id) => toMember(facts, id)),
      pairs: couples,
      sibships,
      extra,
      distances: within.flatMap(distanceOf),
    },
    couples,
    descentOf: ({ parents }, child) =>
      siblings.has(child) ? 'sibling' : (kinds.get(`${[...parents].sort().join()}/${child}`) ?? 'birth'),
  };
}

/** Who is born later is not on the map of a day, but for the one whose family it is. */
function isThere({ index, people, on }: FamilyFacts, id: string): boolean {
  const birth = people.get(id)?.birthDate ?? null;
  return id === index || birth === null || birth <= on;
}

function connected(index: string, edges: readonly Edge[]): readonly string[] {
  const found = new Set<string>([index]);
  for (const one of found)
    for (const { personId, otherId } of edges) {
      if (personId === one) found.add(otherId);
      if (otherId === one) found.add(personId);
    }
  return [...found];
}

function toMember({ people }: FamilyFacts, id: string): Member {
  const person = people.get(id);
  return {
    id,
    born: person?.birthDate ?? person?.expectedOn ?? null,
    leftward: person?.sex === 'M',
  };
}

type Line = { readonly child: string; readonly parents: readonly string[]; readonly descent: Descent };

/** From whom each child comes: the two parents by birth together, those who adopted or foster together, others alone. */
function linesOf(edges: readonly Edge[], couples: readonly Couple[]): readonly Line[] {
  const parents = new Map<string, { child: string; descent: Descent; ids: string[] }>();
  for (const edge of edges) {
    const found = tieOf(edge);
    const descent = found && descents[found.tie];
    if (!descent) continue;
    const key = `${descent}/${found.second}`;
    const known = parents.get(key) ?? { child: found.second, descent, ids: [] };
    parents.set(key, { ...known, ids: [...new Set([...known.ids, found.first])] });
  }
  const inOrder: readonly Descent[] = ['birth', 'adopted', 'fostered', 'donor'];
  return [...parents.values()]
    .sort((one, other) => inOrder.indexOf(one.descent) - inOrder.indexOf(other.descent))
    .flatMap(({ child, descent, ids }) =>
      inTwos(ids, couples).map((pair) => ({ child, descent, parents: pair })),
    );
}

function inTwos(ids: readonly string[], couples: readonly Couple[]): readonly (readonly string[])[] {
  if (ids.length <= 2) return [ids];
  const couple = couples.find(({ a, b }) => ids.includes(a) && ids.includes(b));
  const two = couple ? [couple.a, couple.b] : ids.slice(0, 2);
  return [two, ...ids.filter((id) => !two.includes(id)).map((id) => [id])];
}

type Sibships = {
  readonly sibships: readonly Sibship[];
  readonly extra: readonly Sibship[];
  readonly siblings: ReadonlySet<string>;
};

function sibshipsOf(ids: readonly string[], lines: readonly Line[], edges: readonly Edge[]): Sibships {
  const first = new Map<string, Line>();
  for (const line of lines) if (!first.has(line.child)) first.set(line.child, line);
  const own = gatherLines([...first.values()]);
  const extra = gatherLines(lines.filter((line) => first.get(line.child) !== line));
  const { joined, alone } = joinSiblings(ids, edges, own);
  return {
    sibships: [...joined, ...alone],
    extra: extra.map((one) => ({ ...one, id: `extra ${one.id}` })),
    siblings: new Set(
      [...joined, ...alone].flatMap(({ children }) => children.filter((id) => !first.has(id))),
    ),
  };
}

function gatherLines(lines: readonly Line[]): readonly Sibship[] {
  const groups = new Map<string, Sibship>();
  for (const { child, parents } of lines) {
    const id = [...parents].sort().join('+');
    const known = groups.get(id) ?? { id, parents, children: [] };
    groups.set(id, { ...known, children: [...known.children, child] });
  }
  return [...groups.values()];
}

/** Brothers and sisters (not half, not step) of whom no parents are recorded stand with those whose parents are. */
function joinSiblings(ids: readonly string[], edges: readonly Edge[], own: readonly Sibship[]) {
  const groups = groupSiblings(ids, edges, own);
  const membersOf = (group: string) => ids.filter((id) => groups.get(id) === group);
  const rest = [...new Set(groups.values())].filter((group) => own.every(({ id }) => id !== group));
  return {
    joined: own.map((one) => ({
      ...one,
      children: [...new Set([...one.children, ...membersOf(one.id)])],
    })),
    alone: rest.map((id) => ({ id: `siblings ${id}`, parents: [], children: membersOf(id) })),
  };
}

/** Which group of brothers and sisters each is of: that of their parents where they are recorded. */
function groupSiblings(ids: readonly string[], edges: readonly Edge[], own: readonly Sibship[]) {
  const groups = new Map<string, string>(
    own.flatMap(({ id, children }) => children.map((child) => [child, id] as const)),
  );
  const full = edges.filter((edge) => tieOf(edge)?.tie === 'brother or sister');
  const named = new Set(full.flatMap(({ personId, otherId }) => [personId, otherId]));
  for (const id of ids) if (!groups.has(id) && named.has(id)) groups.set(id, id);
  const isOwn = (id: string) => own.some((sibship) => sibship.id === id);
  // Twice: who joins by somebody who joined later is reached the second time.
  for (const { personId, otherId } of [...full, ...full])
    join(groups, [groups.get(personId), groups.get(otherId)], isOwn);
  return groups;
}

/** Of two with different parents recorded neither is moved to the other's. */
function join(
  groups: Map<string, string>,
  [one, other]: readonly [string | undefined, string | undefined],
  isOwn: (id: string) => boolean,
): void {
  if (one === undefined || other === undefined || one === other) return;
  const [keep, give] = isOwn(one) ? [one, other] : [other, one];
  if (isOwn(give)) return;
  for (const [id, group] of groups) if (group === give) groups.set(id, keep);
}

/** Two who have a child together and of whom no more is recorded. */
function parentsTogether(sibships: readonly Sibship[], known: readonly Couple[]): readonly Couple[] {
  const pairs = sibships.flatMap(({ parents: [a, b] }) =>
    a === undefined || b === undefined
      ? []
      : [{ a, b, rank: 0, kind: 'parents', state: 'together', since: null } as const],
  );
  const isNew = ({ a, b }: Couple, place: number) =>
    [...known, ...pairs.slice(0, place)].every(
      (one) => ![one.a, one.b].includes(a) || ![one.a, one.b].includes(b),
    );
  return pairs.filter(isNew);
}

function distanceOf(edge: Edge): readonly Distance[] {
  const found = tieOf(edge);
  const by = found ? steps[found.tie] : undefined;
  return found === undefined || by === undefined ? [] : [{ upper: found.first, lower: found.second, by }];
}
