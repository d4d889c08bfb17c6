/**
 * How somebody comes to have parental responsibility, with the law behind it. The sections are from general knowledge
 * and were not checked against the statute; the page says so.
 */
export const responsibilityBases = {
  mother: ['Mother, from birth', 'Children Act 1989, section 2(1) and (2)(a)'],
  'married at birth': ['Father married to the mother at the birth', 'Children Act 1989, section 2(1)'],
  'second parent at birth': [
    'Second female parent, married or in a civil partnership at the birth',
    'Children Act 1989, section 2(1A)',
  ],
  'registered as the father': [
    'Father, on the birth certificate (from 1 December 2003)',
    'Children Act 1989, section 4(1)(a)',
  ],
  agreement: ['Father, by agreement with the mother', 'Children Act 1989, section 4(1)(b)'],
  'court order': ['Father, by order of the court', 'Children Act 1989, section 4(1)(c)'],
  'second parent': [
    'Second female parent, by registration, agreement or order',
    'Children Act 1989, section 4ZA',
  ],
  'step-parent': ['Step-parent, by agreement or order', 'Children Act 1989, section 4A'],
  guardian: ['Guardian', 'Children Act 1989, section 5(6)'],
  'child arrangements': [
    'Named as who the child lives with in a child arrangements order',
    'Children Act 1989, section 12(2)',
  ],
  'special guardianship order': ['Special guardian', 'Children Act 1989, section 14C'],
  'interim care order': [
    'The authority, by an interim care order',
    'Children Act 1989, section 33(3) with 31(11)',
  ],
  'care order': ['The authority, by a care order', 'Children Act 1989, section 33(3)'],
  'emergency protection order': [
    'Whoever applied for an emergency protection order',
    'Children Act 1989, section 44(4)(c)',
  ],
  'placement order': [
    'The agency and prospective adopters, by a placement order',
    'Adoption and Children Act 2002, section 25',
  ],
  adoption: ['Adopter, by an adoption order', 'Adoption and Children Act 2002, section 46'],
  other: ['Another way, or not known how', ''],
} as const satisfies Record<string, readonly [words: string, law: string]>;

export type ResponsibilityBasis = keyof typeof responsibilityBases;

/** The words of a basis; one that came from elsewhere stands as it is. */
export function basisWords(basis: string): string {
  return isBasis(basis) ? responsibilityBases[basis][0] : basis;
}

/** The law behind a basis, '' where there is none to name. */
export function basisLaw(basis: string): string {
  return isBasis(basis) ? responsibilityBases[basis][1] : '';
}

function isBasis(text: string): text is ResponsibilityBasis {
  return Object.hasOwn(responsibilityBases, text);
}
