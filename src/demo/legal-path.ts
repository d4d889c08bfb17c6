import { ageAt, type Day } from './days.ts';
import type { EntryKind } from './entry.ts';
import type { Leaving } from './leaving.ts';
import { weights, type Random, type Weighted } from './random.ts';

export type LegalStatus = 'V2' | 'C1' | 'C2' | 'E1' | 'L1' | 'L2' | 'J1';

/** A legal status from a day until the next one (or until care ends). */
export type LegalSpell = { readonly from: Day; readonly status: LegalStatus };

export type LegalPath = {
  readonly spells: readonly LegalSpell[];
  /** When the decision that the child should be adopted was made, and given up. */
  readonly adoptionDecided: Day | null;
  readonly adoptionReversed: Day | null;
};

type Stay = { readonly kind: EntryKind; readonly birth: Day; readonly start: Day; readonly leaving: Leaving };

/** Published shares at the start of care (national-figures.ts), less those of unaccompanied and remanded children. */
const starts = weights<LegalStatus>({ V2: 47, C1: 39.6, L1: 11.5, L2: 1.4, C2: 0.8 });
const startsOfBabies = weights<LegalStatus>({ V2: 27, C1: 61, L1: 9.5, L2: 2.5 });
const startsOfTeenagers = weights<LegalStatus>({ V2: 69, C1: 19, L1: 11, C2: 1 });

export function planLegal(random: Random, stay: Stay): LegalPath {
  if (stay.kind === 'unaccompanied') return plain([{ from: stay.start, status: 'V2' }]);
  if (stay.kind === 'remand') return plain(planRemand(random, stay));
  const spells = planFirst(random, stay);
  addProceedings(random, stay, spells);
  return stay.leaving.ending === 'adoption'
    ? planAdoption(random, stay, spells)
    : planOtherwise(random, stay, spells);
}

const plain = (spells: readonly LegalSpell[]): LegalPath => ({
  spells,
  adoptionDecided: null,
  adoptionReversed: null,
});

function planRemand(random: Random, { start, leaving }: Stay): LegalSpell[] {
  const after = start + random.whole(90, 240);
  const first: LegalSpell = { from: start, status: 'J1' };
  return leaving.on > after + 20 ? [first, { from: after, status: 'V2' }] : [first];
}

/** Police protection lasts 72 hours at most, an emergency order 8 days and 7 more (Children Act 1989, sections 46 and 45). */
function planFirst(random: Random, { birth, start, leaving }: Stay): LegalSpell[] {
  const age = ageAt(birth, start);
  const status = random.weighted(choicesAt(age));
  const most = status === 'L1' ? random.whole(1, 3) : random.whole(6, 15);
  if ((status !== 'L1' && status !== 'L2') || leaving.on <= start + most) return [{ from: start, status }];
  const next: LegalStatus = status === 'L2' || random.chance(age < 10 ? 0.65 : 0.35) ? 'C1' : 'V2';
  return [
    { from: start, status },
    { from: start + most, status: next },
  ];
}

function choicesAt(age: number): Weighted<LegalStatus> {
  if (age < 1) return startsOfBabies;
  return age < 14 ? starts : startsOfTeenagers;
}

/** From voluntary care to proceedings for many; from an interim to a full order for nearly all who stay. */
function addProceedings(random: Random, stay: Stay, spells: LegalSpell[]): void {
  const last = spells[spells.length - 1];
  if (last === undefined || last.status === 'C2') return;
  if (last.status === 'V2' && !random.chance(goesToCourt(random, stay))) return;
  const applied = last.status === 'V2' ? last.from + 25 + Math.round(random.wait(130)) : last.from;
  if (applied >= stay.leaving.on - 20) return;
  if (last.status === 'V2') spells.push({ from: applied, status: 'C1' });
  const ordered = applied + proceedings(random);
  if (ordered < stay.leaving.on - 20) spells.push({ from: ordered, status: 'C2' });
}

/** About ten months on average, seldom under five (the statutory aim is 26 weeks: Children Act 1989, section 32). */
function proceedings(random: Random): number {
  return 140 + Math.round(random.wait(80) + random.wait(85));
}

function goesToCourt(random: Random, { birth, start }: Stay): number {
  const age = ageAt(birth, start);
  if (age < 10) return 0.95;
  if (age < 14) return 0.8;
  return random.chance(0.5) ? 0.75 : 0.2;
}

/** A placement order, then a family is found, then the adoption order: the time from order to order is most of a year. */
function planAdoption(random: Random, { start, leaving }: Stay, spells: LegalSpell[]): LegalPath {
  const days = leaving.on - start;
  const order = Math.max(
    start + 60,
    Math.round(leaving.on - Math.min(days * random.between(0.5, 0.72), random.between(300, 720))),
  );
  const before = spells.filter((spell) => spell.from < order - 14);
  const withOrder: LegalSpell[] = [...before, { from: order, status: 'E1' }];
  return {
    spells: withOrder,
    adoptionDecided: Math.max(start, order - random.whole(7, 60)),
    adoptionReversed: null,
  };
}

/** One young child in seven who stays has a placement order that does not end in adoption and is given up. */
function planOtherwise(random: Random, stay: Stay, spells: LegalSpell[]): LegalPath {
  const full = spells.find((spell) => spell.status === 'C2');
  const young = full !== undefined && ageAt(stay.birth, full.from) < 5;
  if (!young || !random.chance(0.5) || stay.leaving.on - full.from < 500) return plain(spells);
  const given = full.from + random.whole(420, Math.min(1300, stay.leaving.on - full.from - 60));
  const before = spells.filter((spell) => spell.from < full.from);
  return {
    spells: [...before, { from: full.from, status: 'E1' }, { from: given, status: 'C2' }],
    adoptionDecided: Math.max(stay.start, full.from - random.whole(7, 60)),
    adoptionReversed: given,
  };
}

/** The status on a day of the stay. */
export function statusOn(path: LegalPath, day: Day): LegalStatus {
  return path.spells.findLast((spell) => spell.from <= day)?.status ?? 'V2';
}
