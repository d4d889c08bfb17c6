import { codes } from './code.ts';

const foster = 'foster home';
const familyOrFriends = 'with family or friends';
const adoptive = 'with an adoptive family';

/** Where children live, who runs it, and why a home ended. */
export const homeCodeSets = {
  placement_type: [
    ...codes([
      ['A3', 'Placed for adoption with consent, current foster carer', adoptive],
      ['A4', 'Placed for adoption with consent, other adopters', adoptive],
      ['A5', 'Placed for adoption under an order, current foster carer', adoptive],
      ['A6', 'Placed for adoption under an order, other adopters', adoptive],
    ]),
    // The yearly column specification drops H5 and P2 from 2025; one checking tool still let them pass that year.
    ...codes(
      [
        ['H5', 'Semi-independent living, not a children’s home', 'a place of their own, with support'],
        ['P2', 'Independent living', 'a place of their own'],
      ],
      { validTo: 2024 },
    ),
    ...codes([
      ['K1', 'Secure children’s home', 'a secure children’s home'],
      ['K2', 'Children’s home', 'children’s home'],
    ]),
    ...codes([['K3', 'Supported accommodation', 'a home with support']], { validFrom: 2025 }),
    ...codes([
      ['P1', 'With parents or a person with parental responsibility', 'at home with parents'],
      ['P3', 'Residential employment', 'living where they work'],
      ['R1', 'Residential care home', 'care home'],
      ['R2', 'NHS, medical or nursing establishment', 'hospital or nursing home'],
      ['R3', 'Family centre or mother and baby unit', 'family centre'],
      ['R5', 'Young offender institution', 'young offender institution'],
      ['S1', 'Residential school', 'boarding school'],
      ['T0', 'Temporary move, any kind', 'somewhere else for a short while'],
      ['T1', 'Temporary: hospital', 'hospital for a short while'],
      ['T2', 'Temporary: holiday', 'on holiday'],
      ['T3', 'Temporary: usual foster carer on holiday', 'other carers while theirs were on holiday'],
      ['T4', 'Temporary: up to seven days, other reason', 'somewhere else for a few days'],
      ['U1', 'Relative or friend as foster carer, long term', familyOrFriends],
      ['U2', 'Relative or friend as foster carer, approved adopter or concurrent planning', familyOrFriends],
      ['U3', 'Relative or friend as foster carer, not long term', familyOrFriends],
      ['U4', 'Foster carer, long term', foster],
      ['U5', 'Foster carer, approved adopter or concurrent planning', foster],
      ['U6', 'Foster carer, not long term', foster],
    ]),
    ...codes([['Z1', 'Other placement', 'somewhere else']], { validTo: 2025 }),
    // Z1 was split in four in 2026. What each of the four is, no source we could read says.
    ...codes(
      [
        ['Z11', 'Other placement (Z11)', 'somewhere else'],
        ['Z12', 'Other placement (Z12)', 'somewhere else'],
        ['Z13', 'Other placement (Z13)', 'somewhere else'],
        ['Z14', 'Other placement (Z14)', 'somewhere else'],
      ],
      { validFrom: 2026 },
    ),
  ],
  placement_provider: codes([
    ['PR0', 'Parents or a person with parental responsibility', 'parents'],
    ['PR1', 'Own provision', 'our council'],
    ['PR2', 'Another local authority', 'another council'],
    ['PR3', 'Other public body', 'another public service'],
    ['PR4', 'Private', 'a company'],
    ['PR5', 'Voluntary or third sector', 'a charity'],
  ]),
  reason_place_change: [
    ...codes([
      ['CARPL', 'Care plan put into effect or changed', 'it was part of the plan'],
      ['CLOSE', 'Provision closed or carer resigned', 'the home closed or the carers stopped'],
      ['ALLEG', 'Allegation', 'a worry about the home had to be looked into'],
      ['STAND', 'Standards of care', 'the care there was not good enough'],
      ['APPRR', 'Approval removed', 'the carers could not go on'],
      ['CREQB', 'Carer asked to end it, behaviour', 'the carers asked for a change'],
      ['CREQO', 'Carer asked to end it, other reason', 'the carers asked for a change'],
      ['CHILD', 'Child asked to end it', 'asked to move'],
      ['LAREQ', 'Responsible or area authority asked to end it', 'the council asked for a change'],
      ['PLACE', 'Change in status of the placement only', 'same home, counted in another way'],
    ]),
    ...codes([['CUSTOD', 'Custody', 'went to custody']], { validFrom: 2019 }),
    ...codes([['OTHER', 'Other', 'another reason']]),
  ],
};
