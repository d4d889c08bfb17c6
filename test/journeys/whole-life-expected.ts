/**
 * What the return and the census have to say of the life of the three, written by hand from the story and from what each column asks,
 * not from what Kith gave. Rows stand without their header line, in the order of the child id and then of days.
 */
type Files = Readonly<Record<string, readonly string[]>>;

const tamsin = 'WL1,14/06/2005';
const rory = 'WL2,10/02/2013';
const ivy = 'WL3,05/11/2021';

/** Until 2024 sex is a number. Being a mother is asked of girls in care in the year. */
const headerOf = {
  tamsin: (sex: string, mother: string) => `WL1,${sex},14/06/2005,WBRI,P940210512001,${mother},`,
  rory: (sex: string) => `WL2,${sex},10/02/2013,WBRI,E940221813002,,`,
  ivy: 'WL3,2,05/11/2021,WBRI,UN1,0,',
};
const headerBefore2025 = [headerOf.tamsin('2', '0'), headerOf.rory('1'), headerOf.ivy];

const fielding = 'ZA1 1AA,ZA2 2BB,SC200001';
const marsh = 'ZA1 1AA,ZA3 3CC,SC200002';
const elm = 'ZA1 1AA,ZA4 4DD,SC200003';
const okoro = 'ZA1 1AA,ZA5 5EE,SC200004';
const adopters = 'ZA1 1AA,ZA6 6FF,SC200005';

/** The files of each collection year; a file that is not named has no row. */
export const returns: Readonly<Record<number, Files>> = {
  // To 31 March 2022: emergency protection for six days, then an interim order that goes on.
  2022: {
    'header.csv': headerBefore2025,
    'episodes.csv': [
      `WL1,04/03/2022,S,L2,N1,U6,PR1,10/03/2022,X1,,${fielding}`,
      `WL1,10/03/2022,L,C1,N1,U6,PR1,,,,${fielding}`,
      `WL2,04/03/2022,S,L2,N1,U6,PR1,10/03/2022,X1,,${fielding}`,
      `WL2,10/03/2022,L,C1,N1,U6,PR1,,,,${fielding}`,
      `WL3,04/03/2022,S,L2,N1,U6,PR1,10/03/2022,X1,,${marsh}`,
      `WL3,10/03/2022,L,C1,N1,U6,PR1,,,,${marsh}`,
    ],
    'reviews.csv': [`${tamsin},29/03/2022,PN1`, `${rory},29/03/2022,PN2`, `${ivy},29/03/2022,PN0`],
    'previous_permanence.csv': [`${tamsin},Z1,,`, `${rory},Z1,,`, `${ivy},Z1,,`],
  },
  // All three in care all year: health is asked of each. Tamsin moves twice and is missing for a night.
  2023: {
    'header.csv': headerBefore2025,
    'episodes.csv': [
      `WL1,10/03/2022,L,C1,N1,U6,PR1,15/06/2022,X1,CREQB,${fielding}`,
      `WL1,15/06/2022,P,C1,N1,K2,PR4,21/11/2022,X1,,${elm}`,
      `WL1,21/11/2022,L,C2,N1,K2,PR4,16/01/2023,X1,CHILD,${elm}`,
      `WL1,16/01/2023,P,C2,N1,U4,PR1,,,,${okoro}`,
      `WL2,10/03/2022,L,C1,N1,U6,PR1,21/11/2022,X1,,${fielding}`,
      `WL2,21/11/2022,L,C2,N1,U6,PR1,,,,${fielding}`,
      `WL3,10/03/2022,L,C1,N1,U6,PR1,21/11/2022,X1,,${marsh}`,
      `WL3,21/11/2022,L,E1,N1,U6,PR1,,,,${marsh}`,
    ],
    'reviews.csv': [
      `${tamsin},21/06/2022,PN1`,
      `${tamsin},13/12/2022,PN6`,
      `${rory},21/06/2022,PN1`,
      `${rory},13/12/2022,PN1`,
      `${ivy},21/06/2022,PN0`,
      `${ivy},13/12/2022,PN0`,
    ],
    // A score, or why there is none, is asked of four to sixteen and of who turned seventeen in the year; convictions from ten, the check of growth under five.
    'oc2.csv': [`${tamsin},,SDQ5,0,,1,1,1,1,0,1`, `${rory},18,,0,,1,1,1,0,,`, `${ivy},,,,1,1,1,1,0,,`],
    'placed_for_adoption.csv': [`${ivy},17/10/2022,,`],
    'missing.csv': [`${tamsin},M,08/07/2022,09/07/2022`],
  },
  // Tamsin is eighteen and stays with her carers; Ivy is adopted. Social workers are asked for from this year on: only the one of
  // the year, with the day on which that work with the child began; a personal adviser after care is none.
  2024: {
    'header.csv': headerBefore2025,
    'episodes.csv': [
      `WL1,16/01/2023,P,C2,N1,U4,PR1,14/06/2023,E17,,${okoro}`,
      `WL2,21/11/2022,L,C2,N1,U6,PR1,,,,${fielding}`,
      `WL3,21/11/2022,L,E1,N1,U6,PR1,15/05/2023,X1,CARPL,${marsh}`,
      `WL3,15/05/2023,P,E1,N1,A6,PR1,05/02/2024,E12,,${adopters}`,
    ],
    'reviews.csv': [
      `${tamsin},30/05/2023,PN1`,
      `${rory},06/06/2023,PN1`,
      `${rory},05/12/2023,PN5`,
      `${ivy},06/06/2023,PN0`,
      `${ivy},05/12/2023,PN0`,
    ],
    'oc2.csv': [`${rory},12,,0,,1,0,1,0,,`],
    'ad1.csv': [`${ivy},17/10/2022,24/04/2023,0,2,MF,L11`],
    'placed_for_adoption.csv': [`${ivy},17/10/2022,,`],
    'missing.csv': [`${rory},A,14/10/2023,15/10/2023`],
    'sw_episodes.csv': [
      `${tamsin},SW0002,14/03/2022,14/06/2023,TSPROC`,
      `${rory},SW0002,14/03/2022,,TSPROC`,
      `${ivy},SW0002,14/03/2022,05/02/2024,TSPROC`,
    ],
  },
  // Rory goes home. Tamsin is nineteen.
  2025: {
    'header.csv': [headerOf.tamsin('F', ''), headerOf.rory('M')],
    'episodes.csv': [
      `WL2,21/11/2022,L,C2,N1,U6,PR1,22/07/2024,X1,CARPL,${fielding}`,
      'WL2,22/07/2024,P,C2,N1,P1,PR0,10/02/2025,E4A,,ZA1 1AA,ZA1 1AA,',
    ],
    'reviews.csv': [`${rory},28/05/2024,PN1`, `${rory},19/11/2024,PN1`],
    'oc3.csv': [`${tamsin},YES,F2,Z1`],
    'sw_episodes.csv': [`${rory},SW0002,14/03/2022,,TSPROC`],
  },
  // Rory is missing from home in May 2025, and not in our care: no row.
  2026: { 'header.csv': [headerOf.tamsin('F', '')], 'oc3.csv': [`${tamsin},YES,G5,U1`] },
  2027: { 'header.csv': [headerOf.tamsin('F', '')], 'oc3.csv': [`${tamsin},YES,P5,U1`] },
};

/** What rules find though the story is right, by year: rule, file and child, with why. */
export const findings: Readonly<Record<number, readonly string[]>> = {
  2023: [],
  // Finds every episode that goes on and whose worker began before it.
  2024: ['SW12STG2 Episodes WL2'],
  // Sex is M and F from this year on, where it was 1 and 2.
  2025: ['202 Header WL1', '202 Header WL2'],
  // A query: care ended longer ago than last year, as it does for whoever is twenty.
  2026: ['1002 OC3 WL1'],
  2027: ['1002 OC3 WL1'],
};

/** What the census says of a child in a year: the elements that tell of help, each with its values in order. */
type Told = Readonly<Record<string, readonly string[]>>;

const referred = (on: string, source: string, need: string): Told => ({
  CINreferralDate: [on],
  ReferralSource: [source],
  PrimaryNeedCode: [need],
});
const enquired: Told = {
  S47ActualStartDate: ['2022-01-10'],
  // Fifteen working days after the strategy discussion of Monday 10 January.
  InitialCPCtarget: ['2022-01-31'],
  DateOfInitialCPC: ['2022-01-27'],
  ICPCnotRequired: ['0'],
};
const planned: Told = {
  CPPstartDate: ['2022-01-27'],
  InitialCategoryOfAbuse: ['NEG'],
  LatestCategoryOfAbuse: ['NEG'],
  NumberOfPreviousCPP: ['0'],
};
const planEnded: Told = { ...planned, CPPendDate: ['2022-04-21'], CPPreviewDate: ['2022-04-21'] };
const olderReferred = referred('2021-09-06', '2A', 'N1');
const ivyReferred = referred('2021-11-08', '3B', 'N1');
const olderIn2022: Told = {
  ...olderReferred,
  ...enquired,
  ...planned,
  AssessmentActualStartDate: ['2021-09-07'],
  AssessmentAuthorisationDate: ['2021-10-20'],
  AssessmentFactors: ['4B'],
  // It gives way to the protection plan.
  CINPlanStartDate: ['2021-10-20'],
  CINPlanEndDate: ['2022-01-27'],
};

export const census: Readonly<Record<number, Readonly<Record<string, Told>>>> = {
  2022: {
    WL1: olderIn2022,
    WL2: olderIn2022,
    WL3: {
      ...ivyReferred,
      ...enquired,
      ...planned,
      AssessmentActualStartDate: ['2021-11-09'],
      AssessmentAuthorisationDate: ['2022-01-27'],
      AssessmentFactors: ['3A'],
    },
  },
  2023: {
    WL1: { ...olderReferred, ...planEnded },
    WL2: { ...olderReferred, ...planEnded },
    WL3: { ...ivyReferred, ...planEnded },
  },
  2024: {
    WL1: olderReferred,
    WL2: olderReferred,
    WL3: { ...ivyReferred, CINclosureDate: ['2024-02-05'], ReasonForClosure: ['RC1'] },
  },
  2025: { WL1: olderReferred, WL2: { ...olderReferred, CINPlanStartDate: ['2025-02-10'] } },
  2026: {
    WL1: olderReferred,
    WL2: {
      CINreferralDate: ['2021-09-06', '2026-02-02'],
      ReferralSource: ['2A', '2A'],
      PrimaryNeedCode: ['N1', 'N4'],
      CINclosureDate: ['2025-08-04', '2026-03-16'],
      ReasonForClosure: ['RC7', 'RC8'],
      CINPlanStartDate: ['2025-02-10'],
      CINPlanEndDate: ['2025-08-04'],
      AssessmentActualStartDate: ['2026-02-03'],
      AssessmentAuthorisationDate: ['2026-03-16'],
      AssessmentFactors: ['21'],
    },
  },
  2027: {
    WL1: { ...olderReferred, CINclosureDate: ['2026-07-06'], ReasonForClosure: ['RC7'] },
    WL2: {
      ...referred('2026-11-02', '1C', 'N4'),
      CINclosureDate: ['2026-12-07'],
      ReasonForClosure: ['RC9'],
      AssessmentActualStartDate: ['2026-11-03'],
      AssessmentAuthorisationDate: ['2026-12-07'],
      AssessmentFactors: ['3B'],
    },
  },
};

/** A measure on a day: what counts, of what. Where the denominator is the children of the area, only what counts is said. */
export type Counts = readonly [measure: string, numerator: number, denominator?: number];

export const measures: Readonly<Record<string, readonly Counts[]>> = {
  // Two contacts about two children, of which the second led to referrals; assessed in 31 working days.
  '2021-10-31': [
    ['M-FD-01', 2, 4],
    ['M-FD-03', 0, 2],
    ['M-FD-06', 2],
    ['M-FH-01', 2, 2],
    ['M-FH-02', 2, 2],
  ],
  // Ivy’s assessment took from 9 November to 27 January: 45 working days ran out on 14 January.
  '2022-02-28': [
    ['M-FH-01', 2, 3],
    ['M-FH-02', 2, 3],
    ['M-CP-01', 3],
    ['M-CP-02', 3, 3],
    ['M-CP-03', 3, 3],
    ['M-CP-04', 3, 3],
    ['M-CP-05', 3],
    ['M-CP-06', 0, 3],
    ['M-CP-09', 0, 3],
    // A visit alone is asked of five and over: two visits to two children.
    ['M-CP-12', 4, 4],
    ['M-CP-14', 3, 3],
  ],
  // Visits are known for four weeks now, and all three were seen on this very day.
  '2022-03-08': [
    ['M-CP-11', 3, 3],
    ['M-CP-17', 0, 3],
  ],
  '2022-03-31': [
    ['M-CL-01', 3],
    ['M-CL-02', 3],
    ['M-CL-04', 3],
    // Reviews of the two who are four and over.
    ['M-CL-06', 2, 2],
    ['M-CL-07', 3, 3],
    ['M-CL-08', 0, 3],
    ['M-CL-20', 0, 3],
    // Ivy lives elsewhere, so nobody lives with every brother and sister.
    ['M-CL-28', 0, 3],
    ['M-HO-09', 0, 3],
    ['M-HO-01', 0, 3],
    ['M-HO-02', 3, 3],
    ['M-HO-03', 3, 3],
    ['M-HO-04', 0, 3],
    ['M-HO-07', 3, 3],
    ['M-HO-11', 3, 3],
    // Ivy was four months old.
    ['M-SY-15', 0, 1],
    ['M-CH-01', 3, 3],
    ['M-CH-02', 3, 3],
    ['M-WK-05', 3, 1],
  ],
  // The protection plan ended at a review after twelve weeks. Elm House is 31 miles away, in another area.
  '2022-09-30': [
    ['M-CP-05', 0],
    ['M-CP-08', 0, 3],
    ['M-CL-18', 1, 3],
    ['M-CL-20', 1, 3],
    ['M-HO-01', 1, 3],
  ],
  // Tamsin lived in three homes in the year; 215 days of them, 30.71 weeks, in a children’s home.
  '2023-03-31': [
    ['M-CL-04', 0],
    ['M-CL-05', 3, 3],
    ['M-CL-06', 4, 4],
    ['M-CL-08', 1, 3],
    ['M-CL-10', 3, 3],
    ['M-CL-12', 3, 3],
    ['M-CL-13', 3, 3],
    ['M-CL-14', 1, 1],
    ['M-CL-15', 18, 1],
    ['M-CL-18', 1, 3],
    ['M-CL-19', 0, 2],
    ['M-HO-13', 30.71, 1],
  ],
  // From the placement order of 21 November 2022 to the match of 24 April 2023: 154 days.
  '2024-01-31': [['M-CL-23', 154, 1]],
  // Ivy’s record is sealed, and nobody whose record is sealed is counted: see docs/adr/0016.
  '2024-03-31': [
    ['M-CL-01', 1],
    ['M-CL-03', 1, 1],
    ['M-CL-05', 1, 1],
    ['M-CL-06', 3, 3],
    ['M-CL-10', 1, 1],
    ['M-CL-12', 0, 1],
    ['M-CL-14', 1, 1],
    ['M-CL-15', 12, 1],
    ['M-CL-18', 0, 2],
    ['M-CL-22', 0, 0],
    ['M-LV-07', 1, 1],
  ],
  // Rory has been in care for two and a half years, and at home with his mother for ten weeks.
  '2024-09-30': [['M-CL-09', 0, 1]],
  '2025-03-31': [
    ['M-CL-01', 0],
    ['M-CL-03', 1, 1],
    ['M-CL-06', 2, 2],
    ['M-CL-24', 0, 1],
    ['M-LV-01', 1, 1],
    ['M-LV-02', 1, 1],
    ['M-LV-03', 1, 1],
    ['M-LV-04', 0, 1],
  ],
  // Rory went home thirteen months ago and did not come back into care; he came back to the front door within six months of the
  // end of help, and had two workers while it lasted.
  '2026-03-31': [
    ['M-CL-25', 0, 1],
    ['M-FD-03', 0, 1],
    ['M-FD-06', 1],
    ['M-FH-01', 1, 1],
    ['M-FH-05', 0, 1],
    ['M-FH-06', 0, 1],
    ['M-LV-01', 1, 1],
    ['M-LV-02', 0, 1],
    ['M-LV-03', 1, 1],
  ],
  '2026-10-31': [['M-SY-17', 1, 1]],
  '2027-03-31': [
    ['M-FD-03', 1, 1],
    ['M-LV-01', 1, 1],
    ['M-LV-02', 1, 1],
    ['M-LV-03', 1, 1],
  ],
};
