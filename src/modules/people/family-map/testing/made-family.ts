import fc from 'fast-check';
import type { Kin, Member, Pair, Sibship } from '../kin-rules.ts';

type Draft = { members: Member[]; pairs: Pair[]; sibships: Sibship[]; generation: Map<string, number> };

/**
 * Any family of up to 30 over three or four generations: people alone, couples, several partners of one person, half-brothers
 * and -sisters, one parent or none known, cousins and others of one generation who are partners.
 */
export const madeFamily: fc.Arbitrary<Kin> = fc
  .record({
    first: fc.integer({ min: 1, max: 5 }),
    births: fc.array(fc.record({ pick: fc.nat(), size: fc.integer({ min: 1, max: 4 }), years: fc.nat(8) }), {
      minLength: 1,
      maxLength: 9,
    }),
    unions: fc.array(fc.record({ one: fc.nat(), other: fc.nat(), isNew: fc.boolean() }), { maxLength: 9 }),
    unborn: fc.nat(3),
    index: fc.nat(),
    shuffle: fc.nat(),
  })
  .map(({ first, births, unions, unborn, index, shuffle }) => {
    const draft: Draft = { members: [], pairs: [], sibships: [], generation: new Map() };
    for (let count = 0; count < first; count += 1) add(draft, 0, count);
    births.forEach((birth, turn) => {
      const union = unions[turn];
      if (union) marry(draft, union, turn);
      raise(draft, birth, turn);
    });
    for (const union of unions.slice(births.length)) marry(draft, union, 20);
    forgetBirthdays(draft, unborn);
    return toKin(draft, index, shuffle);
  });

const most = 30;

function add(draft: Draft, generation: number, seed: number): string {
  const number = draft.members.length;
  const id = `p${String(number).padStart(2, '0')}`;
  const year = 1930 + generation * 26 + (seed % 20);
  draft.members.push({
    id,
    born: `${year}-0${1 + (number % 9)}-1${number % 9}`,
    leftward: (seed + number) % 2 === 0,
  });
  draft.generation.set(id, generation);
  return id;
}

function marry(draft: Draft, union: { one: number; other: number; isNew: boolean }, turn: number): void {
  const one = draft.members[union.one % draft.members.length];
  if (!one) return;
  const generation = draft.generation.get(one.id) ?? 0;
  const level = draft.members.filter(({ id }) => id !== one.id && draft.generation.get(id) === generation);
  const known = union.isNew ? undefined : level[union.other % Math.max(level.length, 1)]?.id;
  if (known === undefined && draft.members.length >= most) return;
  const other = known ?? add(draft, generation, union.other);
  if (!draft.pairs.some(({ a, b }) => [a, b].includes(one.id) && [a, b].includes(other)))
    draft.pairs.push({ a: one.id, b: other, rank: turn });
}

function raise(draft: Draft, birth: { pick: number; size: number; years: number }, turn: number): void {
  const couples = draft.pairs.map(({ a, b }) => [a, b]);
  const alone = draft.members.map(({ id }) => [id]);
  const all = [...couples, ...couples, ...alone].filter(([id]) => (draft.generation.get(id ?? '') ?? 0) < 3);
  const parents = all[birth.pick % all.length] ?? [];
  const id = `s${parents.join('-')}`;
  const generation = (draft.generation.get(parents[0] ?? '') ?? 0) + 1;
  const size = Math.min(birth.size, most - draft.members.length);
  const children = Array.from({ length: size }, (_, place) =>
    add(draft, generation, birth.years + place * 2 + turn),
  );
  const known = draft.sibships.findIndex((one) => one.id === id);
  if (known >= 0)
    draft.sibships[known] = {
      id,
      parents,
      children: [...(draft.sibships[known]?.children ?? []), ...children],
    };
  else if (children.length > 0) draft.sibships.push({ id, parents, children });
}

/** Of some nobody knows when they were born, and of some children nobody knows the parents. */
function forgetBirthdays(draft: Draft, count: number): void {
  draft.members.forEach((member, place) => {
    if (count > 0 && place % 7 === count) draft.members[place] = { ...member, born: null };
  });
  if (count === 3 && draft.sibships.length > 2) {
    const [one] = draft.sibships;
    const generations = new Set(one?.children.map((id) => draft.generation.get(id)));
    if (one && generations.size === 1 && draft.sibships.every(({ parents }) => parents.length > 0))
      draft.sibships[0] = { ...one, id: 'unknown', parents: [] };
  }
}

function toKin({ members, pairs, sibships, generation }: Draft, index: number, shuffle: number): Kin {
  const turn = shuffle % members.length;
  const mixed = [...members.slice(turn), ...members.slice(0, turn)];
  const first = mixed[index % mixed.length]?.id ?? '';
  // What is not joined by parents or partners is joined by a distance, as an aunt is whose own parents nobody recorded.
  const distances = mixed.flatMap(({ id }) => {
    const by = (generation.get(first) ?? 0) - (generation.get(id) ?? 0);
    return id === first
      ? []
      : [by < 0 ? { upper: first, lower: id, by: -by } : { upper: id, lower: first, by }];
  });
  return { index: first, members: mixed, pairs, sibships, extra: [], distances };
}
