import { describe, expect, it } from 'vitest';
import { plainDate } from '../../../platform/dates/plain-date.ts';
import { parseId } from '../../../platform/ids/ids.ts';
import type { PersonId, PersonSummary } from '../persons/person-queries.ts';
import type { Dwelling, Edge, FamilyFacts } from './family-facts.ts';
import { familyMap } from './family-page.ts';

const on = plainDate('2026-11-22');

function idOf(number: number): PersonId {
  const id = parseId<'person'>(`00000000-0000-4000-8000-${String(number).padStart(12, '0')}`);
  if (!id) throw new Error('no id');
  return id;
}

type Said = Partial<
  Pick<PersonSummary, 'given' | 'sex' | 'gender' | 'birthDate' | 'expectedOn' | 'diedOn' | 'pronouns'>
>;

function person(number: number, said: Said): PersonSummary {
  const name = said.given ?? null;
  return {
    id: idOf(number),
    name,
    given: name,
    family: null,
    saidAs: null,
    shown: name ?? 'Name not recorded',
    birthDate: null,
    birthPrecision: 'day',
    expectedOn: null,
    diedOn: null,
    age: null,
    sex: null,
    gender: null,
    pronouns: null,
    ethnicity: null,
    localId: null,
    identifiers: [],
    ...said,
  };
}

type Tie = readonly [person: number, role: string, other: number, otherRole: string, more?: Partial<Edge>];

function facts(
  people: readonly PersonSummary[],
  ties: readonly Tie[],
  homes: readonly (readonly [number, string])[] = [],
): FamilyFacts {
  const edges = ties.map(([one, role, other, otherRole, more], place): Edge => ({
    id: idOf(900 + place),
    personId: idOf(one),
    otherId: idOf(other),
    role,
    otherRole,
    closeness: null,
    separatedOn: null,
    identicalTwins: null,
    starts: null,
    ends: null,
    ...more,
  }));
  const dwellings = homes.map(([one, addressId]): Dwelling => ({ personId: idOf(one), addressId }));
  return {
    index: idOf(1),
    on,
    people: new Map(people.map((one) => [one.id, one])),
    edges,
    ties: [],
    dwellings,
    responsible: [],
    home: null,
    further: 0,
  };
}

const ava = person(1, { given: 'Ava', sex: 'F', birthDate: plainDate('2016-01-01') });
const shownOf = (family: FamilyFacts, number: number) => familyMap(family).people.get(idOf(number));

describe('a family map', () => {
  it('says that nobody is recorded where nobody is', () => {
    expect(familyMap(facts([ava], [])).finding).toBe('Nobody of Ava’s family is recorded yet');
  });

  it('says with whom the child lives, and who lives elsewhere', () => {
    const people = [
      ava,
      person(2, { given: 'Mo', sex: 'F' }),
      person(3, { given: 'Dan' }),
      person(4, { sex: 'M' }),
      person(5, { sex: 'M' }),
    ];
    const ties: Tie[] = [
      [2, 'grandmother', 1, 'granddaughter'],
      [3, 'father', 1, 'daughter'],
      [3, 'father', 4, 'son'],
      [3, 'father', 5, 'son'],
    ];
    const homes = [
      [1, 'a'],
      [2, 'a'],
      [3, 'b'],
      [4, 'b'],
      [5, 'c'],
    ] as const;
    expect(familyMap(facts(people, ties, homes)).finding).toBe(
      'Ava lives with her gran; her dad and two brothers live elsewhere',
    );
    expect(familyMap({ ...facts(people, ties), home: 'With foster carers in NM1' }).finding).toBe(
      'Ava lives with foster carers in NM1',
    );
    expect(familyMap(facts(people, ties)).finding).toBe('Where Ava lives is not recorded here');
  });

  it('calls somebody without a name by who they are', () => {
    const family = facts([ava, person(2, { sex: 'M' })], [[2, 'father', 1, 'daughter']]);
    expect(shownOf(family, 2)?.name).toBe('Dad (name not known)');
  });

  it('says where a child in care lives as somebody would say it', () => {
    const gran = person(2, { sex: 'F' });
    const family = facts([ava, gran], [[2, 'grandmother', 1, 'granddaughter']]);
    const said = (home: string) => familyMap({ ...family, home }).finding;
    expect(said('Foster home, NM1')).toBe('Ava lives in a foster home in NM1');
    expect(said('A home with support, NM12')).toBe('Ava lives in a home with support in NM12');
    expect(said('With family or friends, address withheld')).toBe(
      'Ava lives with family or friends, address withheld',
    );
    expect(said('Living where they work')).toBe('Ava lives where they work');
    expect(said('Other carers while theirs were on holiday')).toBe(
      'Ava lives with other carers while theirs were on holiday',
    );
  });

  it('gives the shape by the gender that somebody lives in, and the role apart from it', () => {
    const family = facts(
      [
        ava,
        person(2, { given: 'Robin', sex: 'M', gender: 'trans woman' }),
        person(3, { given: 'Lee', gender: 'non-binary' }),
      ],
      [
        [2, 'father', 1, 'daughter'],
        [3, 'parent', 1, 'daughter'],
      ],
    );
    expect(shownOf(family, 2)).toMatchObject({ shape: 'circle', role: 'dad' });
    expect(shownOf(family, 3)).toMatchObject({ shape: 'diamond', role: 'parent' });
  });

  it('works out who is who from parents alone', () => {
    const people = [
      ava,
      ...[2, 3, 4, 5, 6, 7].map((number) => person(number, { given: `P${number}`, sex: 'F' })),
    ];
    const family = facts(people, [
      [2, 'mother', 1, 'daughter'],
      [3, 'mother', 2, 'daughter'],
      [3, 'mother', 4, 'daughter'],
      [4, 'mother', 5, 'daughter'],
      [2, 'mother', 6, 'daughter'],
      [7, 'mother', 3, 'daughter'],
    ]);
    const roles = [2, 3, 4, 5, 6, 7].map((number) => shownOf(family, number)?.role);
    expect(roles).toEqual(['mum', 'gran', 'aunt', 'cousin', 'sister', 'great-gran']);
  });

  it('leads an adopted child from those who adopted, and keeps the line from the parents by birth', () => {
    const people = [
      ava,
      person(2, { given: 'Birth', sex: 'F' }),
      person(3, { given: 'One' }),
      person(4, { given: 'Two' }),
    ];
    const { tree } = familyMap(
      facts(people, [
        [2, 'mother', 1, 'daughter'],
        [3, 'adoptive mother', 1, 'adopted daughter'],
        [4, 'adoptive mother', 1, 'adopted daughter'],
      ]),
    );
    const [own, adopted] = [tree.kin.sibships[0], tree.kin.extra[0]];
    expect(own?.parents).toEqual([idOf(2)]);
    expect(adopted?.parents).toEqual([idOf(3), idOf(4)]);
    expect(adopted && tree.descentOf(adopted, idOf(1))).toBe('adopted');
    expect(tree.couples).toMatchObject([{ kind: 'parents', a: idOf(3), b: idOf(4) }]);
  });

  it('knows twins by their birthday, and identical ones by what is recorded', () => {
    const twin = person(2, { given: 'Eve', sex: 'F', birthDate: plainDate('2016-01-01') });
    const family = facts(
      [ava, twin, person(3, { given: 'Mum' })],
      [
        [3, 'mother', 1, 'daughter'],
        [3, 'mother', 2, 'daughter'],
        [1, 'sister', 2, 'sister', { identicalTwins: true }],
      ],
    );
    expect(familyMap(family)).toMatchObject({ twins: [[idOf(1), idOf(2)]], identical: [[idOf(1), idOf(2)]] });
  });

  it('says when somebody died or is due, and leaves out who was not born by the day', () => {
    const people = [
      ava,
      person(2, { given: 'Gone', birthDate: plainDate('1950-01-01'), diedOn: plainDate('2019-05-01') }),
      person(3, { expectedOn: plainDate('2027-03-01') }),
      person(4, { given: 'Later', birthDate: plainDate('2020-01-01') }),
    ];
    const family = facts(people, [
      [2, 'father', 1, 'daughter'],
      [2, 'father', 3, 'child'],
      [2, 'father', 4, 'child'],
    ]);
    expect(shownOf(family, 2)).toMatchObject({ more: 'died 2019', died: true, inside: '69' });
    expect(shownOf(family, 3)).toMatchObject({ shape: 'triangle', more: 'due March 2027' });
    const before = familyMap({ ...family, on: plainDate('2018-01-01') });
    expect(before.people.has(idOf(4))).toBe(false);
    expect(before.people.get(idOf(2))).toMatchObject({ more: '', died: false, inside: '68' });
  });

  it('keeps the child on the map of a day before they were born, and says so', () => {
    const people = [ava, person(2, { given: 'Mo' }), person(3, { birthDate: plainDate('2020-01-01') })];
    const family = facts(people, [
      [2, 'mother', 1, 'daughter'],
      [2, 'mother', 3, 'child'],
    ]);
    const before = familyMap({ ...family, on: plainDate('2010-03-01') });
    expect(before.finding).toBe('Ava was not born yet on 1 March 2010');
    expect([...before.people.keys()].sort()).toEqual([idOf(1), idOf(2)]);
    expect(before.people.get(idOf(1))).toMatchObject({ inside: '', isIndex: true });
  });
});
