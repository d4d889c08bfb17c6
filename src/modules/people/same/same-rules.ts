import { formatDate } from '../../../platform/dates/format-date.ts';
import type { PlainDate } from '../../../platform/dates/plain-date.ts';

/** A decision as the form that takes it back carries it: another one, made meanwhile, has another stamp. */
export const stampOf = (decision: { readonly kind: string; readonly why: string | null } | null): string =>
  decision === null ? '' : `${decision.kind}: ${decision.why ?? ''}`;

type Lived = {
  readonly kind: string;
  readonly starts: PlainDate;
  readonly ends: PlainDate | null;
  readonly postcode: string | null;
};

/** What the checks need of one of the two records. */
export type Side = {
  readonly birthDate: PlainDate | null;
  readonly birthPrecision: string;
  readonly diedOn: PlainDate | null;
  readonly sex: string | null;
  readonly identifiers: readonly {
    readonly scheme: string;
    readonly issuer: string;
    readonly value: string;
  }[];
  readonly homes: readonly Lived[];
};

/** What cannot all be true if two records are of one person: a sentence each. None is proof that they are two people. */
export function conflictsBetween(one: Side, other: Side): readonly string[] {
  return [
    ...birthConflict(one, other),
    ...sexConflict(one, other),
    ...deathConflict(one, other),
    ...numberConflicts(one, other),
    ...homeConflicts(one, other),
  ];
}

function birthConflict(one: Side, other: Side): readonly string[] {
  const known = one.birthPrecision === 'day' && other.birthPrecision === 'day';
  if (!known || one.birthDate === null || other.birthDate === null || one.birthDate === other.birthDate)
    return [];
  return [`The dates of birth differ: ${formatDate(one.birthDate)} and ${formatDate(other.birthDate)}`];
}

function sexConflict(one: Side, other: Side): readonly string[] {
  const said = [one.sex, other.sex].filter((sex) => sex === 'M' || sex === 'F');
  return said.length === 2 && said[0] !== said[1] ? ['One record says male, the other female'] : [];
}

function deathConflict(one: Side, other: Side): readonly string[] {
  return (one.diedOn === null) === (other.diedOn === null)
    ? []
    : ['One record says that they died, the other does not'];
}

function numberConflicts(one: Side, other: Side): readonly string[] {
  return one.identifiers.flatMap(({ scheme, issuer, value }) => {
    if (scheme.startsWith('former') || /^UN\d$/.test(value)) return [];
    const there = other.identifiers.find(
      (number) => number.scheme === scheme && number.issuer === issuer && !/^UN\d$/.test(number.value),
    );
    return there && there.value !== value
      ? [`Two different ${numberWords[scheme] ?? 'numbers'}: ${value} and ${there.value}`]
      : [];
  });
}

const numberWords: Readonly<Record<string, string>> = {
  local: 'child ids of one authority',
  nhs: 'NHS numbers',
  upn: 'UPNs',
  uln: 'ULNs',
};

const overlaps = (a: Lived, b: Lived) =>
  (b.ends === null || a.starts < b.ends) && (a.ends === null || b.starts < a.ends);

function homeConflicts(one: Side, other: Side): readonly string[] {
  const homes = (side: Side) => side.homes.filter(({ kind }) => kind === 'home');
  return homes(one).flatMap((here) =>
    homes(other)
      .filter((there) => overlaps(here, there) && here.postcode !== there.postcode)
      .map((there) => {
        const from = here.starts > there.starts ? here.starts : there.starts;
        return `Two homes at the same time, from ${formatDate(from)}: ${here.postcode ?? 'no postcode'} and ${there.postcode ?? 'no postcode'}`;
      }),
  );
}

const reasons: Readonly<Record<string, string>> = {
  'identifier nhs': 'Same NHS number',
  'identifier upn': 'Same UPN',
  'identifier uln': 'Same ULN',
  'identifier home office': 'Same Home Office reference',
  'identifier local': 'Same child id',
  'birth date and names': 'Same date of birth and names',
  'birth date and names alike': 'Same date of birth, names alike',
  'names swapped': 'Same date of birth, first and last name swapped',
  'surname not known': 'Same date of birth and first name, one surname not known',
  'may be twins': 'Same date of birth and surname, first names alike: may be twins',
};

/** Why two records may be of one person, in words. */
export function reasonWords(found: readonly string[]): string {
  return found.map((reason) => reasons[reason] ?? reason).join(' · ');
}

/** How many pairs a page of the list shows. */
export const pairsOnPage = 25;
