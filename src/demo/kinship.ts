import { ageAt, dateOf, type Day } from './days.ts';
import type { CareChild } from './care-child.ts';
import type { FamilyChild, FamilyShape } from './family-shape.ts';
import type { Kin } from './kin.ts';
import type { LegalStatus } from './legal-path.ts';
import type { Person } from './person.ts';
import { northmoor } from './places.ts';
import { demonstration, type RowBook } from './row-book.ts';

type Tie = { readonly of: Person; readonly other: Person; readonly role: string; readonly otherRole: string };

/** Who is what to whom, once per pair with a label each way. */
export function addRelationships(book: RowBook, shape: FamilyShape, children: readonly FamilyChild[]): void {
  const ties = [
    ...parentTies(shape, children),
    ...kinTies(shape, children),
    ...siblingTies(children),
    ...coupleTies(shape),
  ];
  for (const { of, other, role, otherRole } of ties)
    book.add('people.relationship', [book.id(), of.id, other.id, role, otherRole, demonstration]);
}

function parentTies({ mother, partner }: FamilyShape, children: readonly FamilyChild[]): Tie[] {
  return children.flatMap(({ person, father, ofMother }) => {
    const ties: Tie[] = [];
    const otherRole = person.sex === 'F' ? 'daughter' : 'son';
    if (mother !== null)
      ties.push({
        of: mother,
        other: person,
        role: ofMother ? 'mother' : 'stepmother',
        otherRole: ofMother ? otherRole : `step${otherRole}`,
      });
    if (father !== null) ties.push({ of: father.person, other: person, role: 'father', otherRole });
    if (partner !== null && father?.person !== partner)
      ties.push({ of: partner, other: person, role: 'stepfather', otherRole: `step${otherRole}` });
    return ties;
  });
}

function kinTies({ kin, mother, fathers }: FamilyShape, children: readonly FamilyChild[]): Tie[] {
  const first = fathers[0];
  return kin.flatMap((relative) => {
    const own = children.filter(({ ofMother, father }) =>
      relative.side === 'mother' ? ofMother : father === first && first !== undefined,
    );
    const parent = relative.side === 'mother' ? mother : (first?.person ?? null);
    const up: Tie[] = parent === null ? [] : [parentOrSibling(relative, parent)];
    return [
      ...up,
      ...own.map(({ person }) => ({
        of: relative.person,
        other: person,
        role: relative.role,
        otherRole: backRole(relative, person),
      })),
    ];
  });
}

function backRole({ role }: Kin, { sex }: Person): string {
  if (role.startsWith('grand')) return sex === 'F' ? 'granddaughter' : 'grandson';
  return sex === 'F' ? 'niece' : 'nephew';
}

function parentOrSibling({ person, role }: Kin, parent: Person): Tie {
  const sibling = parent.sex === 'F' ? 'sister' : 'brother';
  if (role === 'aunt' || role === 'uncle')
    return { of: person, other: parent, role: role === 'aunt' ? 'sister' : 'brother', otherRole: sibling };
  return {
    of: person,
    other: parent,
    role: role === 'grandmother' ? 'mother' : 'father',
    otherRole: parent.sex === 'F' ? 'daughter' : 'son',
  };
}

function siblingTies(children: readonly FamilyChild[]): Tie[] {
  return children.flatMap((one, index) => children.slice(index + 1).map((other) => siblingTie(one, other)));
}

/** Full where both parents are known to be the same; half where one is; step where neither. */
function siblingTie(one: FamilyChild, other: FamilyChild): Tie {
  const sameFather = one.father !== null && one.father === other.father;
  const sameMother = one.ofMother && other.ofMother;
  const prefix = sameMother && sameFather ? '' : sameMother || sameFather ? 'half-' : 'step-';
  const word = ({ person }: FamilyChild) => prefix + (person.sex === 'F' ? 'sister' : 'brother');
  return { of: one.person, other: other.person, role: word(one), otherRole: word(other) };
}

function coupleTies({ mother, fathers, partner }: FamilyShape): Tie[] {
  if (mother === null) return [];
  const ties = fathers.map(({ person, withMother }) => {
    const role = withMother && partner === null ? 'partner' : 'former partner';
    return { of: mother, other: person, role, otherRole: role };
  });
  return partner === null
    ? ties
    : [...ties, { of: mother, other: partner, role: 'partner', otherRole: 'partner' }];
}

const orders: Readonly<Partial<Record<LegalStatus, string>>> = {
  C1: 'interim care order',
  C2: 'care order',
  E1: 'placement order',
  L2: 'emergency protection order',
};

/** Who decides for the child: mother, registered father, the authority under an order, a special guardian. Ends with an adoption. */
export function addResponsibility(
  book: RowBook,
  { shape, child, until }: { shape: FamilyShape; child: CareChild; until: Day },
): void {
  const { person, father, ofMother } = child.child;
  const adopted = child.periods.find(({ ending, end }) => ending === 'adoption' && end <= until)?.end ?? null;
  const add = (holder: Person | null, basis: string, starts: Day, ends: Day | null) => {
    const shown = ends === null || ends > until ? null : dateOf(ends);
    book.add('people.parental_responsibility', [
      book.id(),
      person.id,
      holder?.id ?? null,
      holder === null ? northmoor.council : null,
      basis,
      dateOf(starts),
      shown,
      demonstration,
    ]);
  };
  if (shape.mother !== null && ofMother) add(shape.mother, 'mother', child.birth, adopted);
  if (father?.responsible === true) add(father.person, 'registered as the father', child.birth, adopted);
  for (const { legal, end } of child.periods) {
    legal.spells.forEach(({ status, from }, index) => {
      const basis = orders[status];
      if (basis !== undefined && from <= until) add(null, basis, from, legal.spells[index + 1]?.from ?? end);
    });
  }
  addGuardian(add, shape, child, until);
}

type AddHolder = (holder: Person | null, basis: string, starts: Day, ends: Day | null) => void;

function addGuardian(add: AddHolder, { kin }: FamilyShape, { periods, birth }: CareChild, until: Day): void {
  const last = periods[periods.length - 1];
  const carer = kin[0]?.person;
  const reason = last?.episodes[last.episodes.length - 1]?.reasonEnded;
  if (
    last === undefined ||
    carer === undefined ||
    last.end > until ||
    reason !== 'E45' ||
    ageAt(birth, last.end) >= 18
  )
    return;
  add(carer, 'special guardianship order', last.end, null);
}
