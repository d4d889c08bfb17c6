import { tieOf } from './couple-rules.ts';
import type { Edge } from './family-facts.ts';
import type { Sex } from '../family/relationship-rules.ts';

/** What people call each other where a record has a longer word. */
const said: Readonly<Record<string, string>> = {
  mother: 'mum',
  father: 'dad',
  grandmother: 'gran',
  grandfather: 'grandad',
  'great-grandmother': 'great-gran',
  'great-grandfather': 'great-grandad',
};

type Asked = {
  readonly edges: readonly Edge[];
  readonly firstName: (id: string) => string;
  readonly sexOf: (id: string) => Sex;
};

/**
 * Who each is to the child, in words: as it is recorded ('mum', 'half-sister'); where only the steps between are recorded, what
 * they come to ('gran', 'cousin'); else by way of the nearest person: 'Kim’s neighbour'. The child is not among them.
 */
export function rolesTo(index: string, asked: Asked): ReadonlyMap<string, string> {
  const direct = directRoles(index, asked);
  const roles = new Map([...direct, ...[...derivedRoles(index, asked)].filter(([id]) => !direct.has(id))]);
  const derived = [...roles.keys()].filter((id) => !direct.has(id));
  const nearest = [index, ...direct.keys(), ...derived.reverse()];
  for (const from of nearest) {
    for (const { to, is } of relativesOf(from, asked.edges)) {
      if (to === index || roles.has(to)) continue;
      nearest.push(to);
      const by = roles.get(from) ?? '';
      roles.set(to, `${by === 'mum' || by === 'dad' ? by : asked.firstName(from)}’s ${is}`);
    }
  }
  return new Map([...roles].filter(([id]) => id !== index));
}

function directRoles(index: string, { edges }: Asked): ReadonlyMap<string, string> {
  const roles = new Map<string, string>();
  for (const { to, is } of relativesOf(index, edges)) {
    const words = said[is] ?? is;
    const known = roles.get(to);
    roles.set(to, known === undefined || known === words ? words : `${known}, ${words}`);
  }
  return roles;
}

type Step = { readonly to: string; readonly is: string };

function relativesOf(id: string, edges: readonly Edge[]): readonly Step[] {
  return edges.flatMap(({ personId, otherId, role, otherRole }) => {
    if (personId === id) return [{ to: otherId, is: otherRole }];
    return otherId === id ? [{ to: personId, is: role }] : [];
  });
}

/** What chains of parents come to. The nearest kinship stands where somebody is kin in two ways. */
function derivedRoles(index: string, asked: Asked): ReadonlyMap<string, string> {
  const links = asked.edges.flatMap((edge) => {
    const found = tieOf(edge);
    return found && (found.tie === 'parent' || found.tie === 'adoptive parent')
      ? [{ parent: found.first, child: found.second }]
      : [];
  });
  const up = (ids: readonly string[]) =>
    links.filter(({ child }) => ids.includes(child)).map(({ parent }) => parent);
  const down = (ids: readonly string[]) =>
    links.filter(({ parent }) => ids.includes(parent)).map(({ child }) => child);
  const parents = up([index]);
  const grandparents = up(parents);
  const brothers = down(parents).filter((id) => id !== index);
  const aunts = [...down(grandparents), ...siblingsOf(parents, asked.edges)].filter(
    (id) => !parents.includes(id),
  );
  const word = (F: string, M: string, any: string) => (id: string) =>
    ({ F, M, U: any })[asked.sexOf(id) ?? 'U'];
  const groups: readonly (readonly [readonly string[], (id: string) => string])[] = [
    [up(grandparents), word('great-gran', 'great-grandad', 'great-grandparent')],
    [down(aunts), () => 'cousin'],
    [down(brothers), word('niece', 'nephew', 'niece or nephew')],
    [aunts, word('aunt', 'uncle', 'aunt or uncle')],
    [grandparents, word('gran', 'grandad', 'grandparent')],
    [
      brothers.filter((id) => !isFull(id, parents, up)),
      word('half-sister', 'half-brother', 'half-brother or -sister'),
    ],
    [brothers.filter((id) => isFull(id, parents, up)), word('sister', 'brother', 'brother or sister')],
    [down([index]), word('daughter', 'son', 'child')],
  ];
  return new Map(groups.flatMap(([ids, words]) => ids.map((id) => [id, words(id)] as const)));
}

/** Both have the same parents recorded. Where one parent of one is not recorded, that is no reason to say 'half'. */
function isFull(
  id: string,
  parents: readonly string[],
  up: (ids: readonly string[]) => readonly string[],
): boolean {
  const theirs = up([id]);
  const shared = theirs.filter((parent) => parents.includes(parent)).length;
  return shared === Math.min(theirs.length, parents.length);
}

function siblingsOf(ids: readonly string[], edges: readonly Edge[]): readonly string[] {
  const full = edges.filter((edge) => tieOf(edge)?.tie === 'brother or sister');
  return full.flatMap(({ personId, otherId }) => [
    ...(ids.includes(personId) ? [otherId] : []),
    ...(ids.includes(otherId) ? [personId] : []),
  ]);
}
