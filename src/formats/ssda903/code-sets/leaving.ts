import { codes } from './code.ts';
import type { Code } from './code.ts';

type Place = readonly [letter: string, label: string, said: string];

/** Kinds of accommodation that may be suitable or not. */
const PLACES: readonly Place[] = [
  ['B', 'With parents or relatives', 'with family'],
  ['C', 'Community home or other residential care', 'residential home'],
  ['D', 'Semi-independent, transitional', 'a place with support'],
  ['E', 'Supported lodgings', 'supported lodgings'],
  ['G', 'Gone abroad', 'in another country'],
  ['H', 'Deported', 'had to leave the country'],
  ['K', 'Ordinary lodgings', 'lodgings'],
  ['R', 'Residence not known', 'not known'],
  ['T', 'Foyer or similar', 'foyer'],
  ['U', 'Independent living', 'a place of their own'],
  ['V', 'Emergency accommodation', 'emergency place'],
  ['W', 'Bed and breakfast', 'bed and breakfast'],
  ['Y', 'Other', 'somewhere else'],
  ['Z', 'With former foster carers', 'with former foster carers'],
];

/** Kinds that are never suitable. */
const NEVER_SUITABLE: readonly Place[] = [
  ['S', 'No fixed abode or homeless', 'nowhere settled'],
  ['X', 'In custody', 'in custody'],
];

function accommodation(): Code[] {
  const suitable = PLACES.map(([letter, label, said]) => ({
    code: `${letter}1`,
    label: `${label}, suitable`,
    said,
  }));
  const not = [...PLACES, ...NEVER_SUITABLE].map(([letter, label, said]) => ({
    code: `${letter}2`,
    label: `${label}, not suitable`,
    said,
  }));
  return [{ code: '0', label: 'Not applicable or not known', said: 'not known' }, ...suitable, ...not];
}

/** Young people who have left care. */
export const leavingCodeSets = {
  in_touch: codes([
    ['YES', 'In touch', 'in touch'],
    ['NO', 'Not in touch', 'not in touch'],
    ['DIED', 'Died after leaving care', 'died'],
    ['REFU', 'Does not want contact', 'did not want to be in touch'],
    ['NREQ', 'No longer needs the service', 'no longer needed us'],
    ['RHOM', 'Returned home', 'went home'],
  ]),
  activity: [
    ...codes([
      ['F1', 'Full time, higher education', 'at university'],
      ['P1', 'Part time, higher education', 'at university part time'],
      ['F2', 'Full time, other education', 'in education'],
      ['P2', 'Part time, other education', 'in education part time'],
    ]),
    ...codes(
      [
        ['F3', 'Full time, training or employment', 'in work or training'],
        ['P3', 'Part time, training or employment', 'in work or training part time'],
      ],
      { validTo: 2021 },
    ),
    ...codes(
      [
        ['F4', 'Full time, apprenticeship', 'apprentice'],
        ['P4', 'Part time, apprenticeship', 'apprentice part time'],
        ['F5', 'Full time, training or employment other than an apprenticeship', 'in work or training'],
        [
          'P5',
          'Part time, training or employment other than an apprenticeship',
          'in work or training part time',
        ],
      ],
      { validFrom: 2022 },
    ),
    ...codes([
      [
        'G4',
        'Not in education, training or work: illness or disability',
        'not able to work or study for now',
      ],
      ['G5', 'Not in education, training or work: other', 'not working or studying for now'],
      [
        'G6',
        'Not in education, training or work: pregnancy or parenting',
        'expecting or looking after a child',
      ],
      ['0', 'Not applicable or not known', 'not known'],
    ]),
  ],
  accommodation: accommodation(),
};
