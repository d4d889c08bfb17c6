import { codes } from './code.ts';

/** Why and how a child is in care, and what began or ended each stretch of it. */
export const careCodeSets = {
  rne: codes([
    ['S', 'Started to be looked after', 'came into care'],
    ['L', 'Change of legal status only', 'the legal side changed'],
    ['P', 'Change of placement and carer only', 'moved to new carers'],
    ['T', 'Change of placement, same carer', 'moved with the same carers'],
    ['B', 'Change of legal status, placement and carer', 'moved to new carers and the legal side changed'],
    [
      'U',
      'Change of legal status and placement, same carer',
      'moved with the same carers and the legal side changed',
    ],
  ]),
  legal_status: codes([
    ['C1', 'Interim care order', 'a care order for now, while the court decides'],
    ['C2', 'Full care order', 'a care order'],
    ['D1', 'Freeing order (historic)', 'an older kind of order towards adoption'],
    ['E1', 'Placement order', 'a court order that adoption can be planned'],
    ['V2', 'Section 20 accommodation', 'in care by agreement'],
    ['V3', 'Series of short breaks, each break recorded', 'short breaks'],
    ['V4', 'Series of short breaks, the agreement recorded', 'short breaks'],
    ['J1', 'On remand in local authority accommodation or youth detention', 'a court decided, on remand'],
    ['J2', 'Detained under PACE in local authority accommodation', 'the police asked for a safe place'],
    [
      'J3',
      'Youth rehabilitation order with residence or intensive fostering',
      'a court decided where to live for a while',
    ],
    ['L1', 'Police protection in local authority accommodation', 'the police made sure of a safe place'],
    ['L2', 'Emergency protection order', 'a court made sure of a safe place quickly'],
    ['L3', 'Child assessment order in local authority accommodation', 'a court asked for a closer look'],
  ]),
  category_of_need: codes([
    ['N1', 'Abuse or neglect', 'not safe or not looked after well enough'],
    ['N2', 'Child’s disability', 'support with a disability'],
    ['N3', 'Parental illness or disability', 'a parent was ill or disabled'],
    ['N4', 'Family in acute stress', 'things were very hard at home'],
    ['N5', 'Family dysfunction', 'things were not going well at home'],
    ['N6', 'Socially unacceptable behaviour', 'needed help with things that were happening'],
    ['N7', 'Low income', 'not enough money at home'],
    ['N8', 'Absent parenting', 'no parent was there to look after them'],
  ]),
  rec: [
    ...codes([
      ['X1', 'Episode ends, a new one starts the same day', 'something changed'],
      ['E11', 'Adopted, unopposed', 'was adopted'],
      ['E12', 'Adopted, court dispensed with consent', 'was adopted'],
      [
        'E13',
        'Went to live with parents, relatives or another person without parental responsibility',
        'went to live with family or friends',
      ],
      ['E14', 'Remand accommodation ended', 'the time on remand ended'],
      ['E15', 'Age assessed as 18 or over', 'was found to be an adult'],
      ['E16', 'Moved abroad', 'moved to another country'],
      ['E17', 'Turned 18 and stayed with the carers', 'turned 18 and stayed put'],
      ['E2', 'Died', 'died'],
      ['E3', 'Care taken over by another authority', 'another council took over'],
      ['E41', 'Child arrangements or residence order', 'a court agreed who to live with'],
    ]),
    ...codes(
      [
        ['E43', 'Special guardianship, former foster carer', 'a foster carer became special guardian'],
        ['E44', 'Special guardianship, other person', 'someone became special guardian'],
      ],
      { validTo: 2018 },
    ),
    ...codes(
      [
        [
          'E45',
          'Special guardianship, relative or friend who was the foster carer',
          'the relative or friend they lived with became special guardian',
        ],
        [
          'E46',
          'Special guardianship, other former foster carer',
          'the foster carer became special guardian',
        ],
        [
          'E47',
          'Special guardianship, relative or friend who was not the foster carer',
          'a relative or friend became special guardian',
        ],
        ['E48', 'Special guardianship, another person', 'someone became special guardian'],
      ],
      { validFrom: 2019 },
    ),
    ...codes([
      ['E4A', 'Returned home, as planned', 'went home'],
      ['E4B', 'Returned home, not as planned', 'went home'],
      ['E5', 'Moved to supported independent living', 'moved to a place of their own, with support'],
      ['E6', 'Moved to independent living without formal support', 'moved to a place of their own'],
      ['E7', 'Moved to residential care funded by adult services', 'moved to a home for adults'],
      ['E8', 'Ended for another reason', 'left care'],
      ['E9', 'Sentenced to custody', 'went to custody'],
    ]),
  ],
  missing: codes([
    ['M', 'Missing, whereabouts not known', 'nobody knew where they were'],
    ['A', 'Away without authorisation, whereabouts known', 'away from home without it being agreed'],
  ]),
};
