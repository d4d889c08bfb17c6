import { day } from '../support/life-face.ts';
import type { Filled } from '../support/life-face.ts';
import type { Child, Telling, When } from './whole-life-story.ts';
import {
  added,
  adopted,
  handedOver,
  ofPerson,
  putRight,
  recorded,
  related,
  stepped,
  visited,
  wasMissing,
  worried,
} from './whole-life-story.ts';

const authority = 'E06000057';
const older: readonly Child[] = ['Tamsin', 'Rory'];
const all: readonly Child[] = ['Tamsin', 'Rory', 'Ivy'];

/** What a family that agreed to help said, and was told. */
const told = { their_words: 'Please help us', family_told: 'You can stop at any time' };

/** Who is who: what a header asks. */
function whoIs({ on, child }: When, number: string, upn: string, ethnicity: string): readonly Telling[] {
  return [
    ofPerson(
      { on, child },
      'facts/numbers/new',
      { scheme: 'local', value: number, issuer: authority },
      {
        told: `${child}’s child id with us: ${number}`,
        goes: 'CHILD of every file; LAchildID of the census',
      },
    ),
    ofPerson(
      { on, child },
      'facts/numbers/new',
      { scheme: 'upn', value: upn, issuer: '' },
      {
        told: `${child}’s unique pupil number, or why there is none: ${upn}`,
        goes: 'Header UPN; UPN of the census',
      },
    ),
    ofPerson(
      { on, child },
      'about',
      { ethnicity },
      { told: `${child}’s ethnicity: ${ethnicity}`, goes: 'Header ETHNIC; Ethnicity of the census' },
    ),
    recorded(on, child, {
      kind: 'disability',
      filled: { code: 'NONE' },
      told: `${child} has no disability`,
      goes: 'Disability of the census',
    }),
  ];
}

/** Homes that the children know. The first is their family’s. */
const familyHome = 'ZA1 1AA';
const homes = {
  'the Fieldings, foster carers': {
    placement_type: 'U6',
    placement_provider: 'PR1',
    placement_postcode: 'ZA2 2BB',
    urn: 'SC200001',
  },
  'the Marshes, foster carers': {
    placement_type: 'U6',
    placement_provider: 'PR1',
    placement_postcode: 'ZA3 3CC',
    urn: 'SC200002',
  },
  'Elm House, a children’s home': {
    placement_type: 'K2',
    placement_provider: 'PR4',
    placement_postcode: 'ZA4 4DD',
    urn: 'SC200003',
  },
  'the Okoros, foster carers for long': {
    placement_type: 'U4',
    placement_provider: 'PR1',
    placement_postcode: 'ZA5 5EE',
    urn: 'SC200004',
  },
  'those who adopt': {
    placement_type: 'A6',
    placement_provider: 'PR1',
    placement_postcode: 'ZA6 6FF',
    urn: 'SC200005',
  },
  'home, with their mother': {
    placement_type: 'P1',
    placement_provider: 'PR0',
    placement_postcode: familyHome,
    urn: '',
  },
} as const satisfies Readonly<Record<string, Filled>>;

/** A stretch in one home under one order, as the return asks of it. */
export type Lived = {
  readonly child: Child;
  readonly from: string;
  readonly in: keyof typeof homes;
  readonly under: string;
  readonly new: string;
  /** The day on which it ended, why, and why the home changed; nothing of an end that another page tells. */
  readonly until?: readonly [on: string, why: string, moved?: string];
};

const fielding = 'the Fieldings, foster carers';
const marsh = 'the Marshes, foster carers';
const elm = 'Elm House, a children’s home';

/** Every home of the three. Ivy’s last ends with the adoption order, on a page of its own. */
export const lived: readonly Lived[] = [
  ...older.map((child): Lived => ({
    child,
    from: '2022-03-04',
    in: fielding,
    under: 'L2',
    new: 'S',
    until: ['2022-03-10', 'X1'],
  })),
  { child: 'Ivy', from: '2022-03-04', in: marsh, under: 'L2', new: 'S', until: ['2022-03-10', 'X1'] },
  {
    child: 'Tamsin',
    from: '2022-03-10',
    in: fielding,
    under: 'C1',
    new: 'L',
    until: ['2022-06-15', 'X1', 'CREQB'],
  },
  { child: 'Tamsin', from: '2022-06-15', in: elm, under: 'C1', new: 'P', until: ['2022-11-21', 'X1'] },
  {
    child: 'Tamsin',
    from: '2022-11-21',
    in: elm,
    under: 'C2',
    new: 'L',
    until: ['2023-01-16', 'X1', 'CHILD'],
  },
  {
    child: 'Tamsin',
    from: '2023-01-16',
    in: 'the Okoros, foster carers for long',
    under: 'C2',
    new: 'P',
    until: ['2023-06-14', 'E17'],
  },
  { child: 'Rory', from: '2022-03-10', in: fielding, under: 'C1', new: 'L', until: ['2022-11-21', 'X1'] },
  {
    child: 'Rory',
    from: '2022-11-21',
    in: fielding,
    under: 'C2',
    new: 'L',
    until: ['2024-07-22', 'X1', 'CARPL'],
  },
  {
    child: 'Rory',
    from: '2024-07-22',
    in: 'home, with their mother',
    under: 'C2',
    new: 'P',
    until: ['2025-02-10', 'E4A'],
  },
  { child: 'Ivy', from: '2022-03-10', in: marsh, under: 'C1', new: 'L', until: ['2022-11-21', 'X1'] },
  {
    child: 'Ivy',
    from: '2022-11-21',
    in: marsh,
    under: 'E1',
    new: 'L',
    until: ['2023-05-15', 'X1', 'CARPL'],
  },
  { child: 'Ivy', from: '2023-05-15', in: 'those who adopt', under: 'E1', new: 'P' },
];

const episodeColumns = 'Episodes DECOM, RNE, LS, CIN, PLACE, PLACE_PROVIDER, HOME_POST, PL_POST, URN';

/** What the form is told of a stretch; `ends` of one of which the end is known. */
export function filledOf({ from, in: home, under, new: reason }: Lived, ends: Filled = {}): Filled {
  return {
    ...day('starts', from),
    ...homes[home],
    home_postcode: familyHome,
    legal_status: under,
    reason_new: reason,
    category_of_need: 'N1',
    ...ends,
  };
}

export const endOf = ([on, why, moved = '']: readonly [on: string, why: string, moved?: string]): Filled => ({
  ...day('ends', on),
  reason_ended: why,
  reason_place_change: moved,
});

/** A stretch begins on its day, and ends on its day. */
function lives(stretch: Lived): readonly Telling[] {
  const { child, from, in: home, under, new: reason, until } = stretch;
  const called = `${child} ${from}`;
  const begins = recorded(from, child, {
    kind: 'episode',
    called,
    filled: filledOf(stretch),
    told: `${child} lives with ${home}, under ${under} (${reason})`,
    goes: `${episodeColumns}; M-CL-01, M-CL-08, M-HO-01 to M-HO-04`,
  });
  if (until === undefined) return [begins];
  const [on, why, moved = ''] = until;
  const ends = putRight(on, child, {
    kind: 'episode',
    called,
    filled: endOf(until),
    told: `${child}’s time there ends (${[why, moved].filter((code) => code !== '').join(', ')})`,
    goes: `Episodes DEC, REC${moved === '' ? '' : ', REASON_PLACE_CHANGE'}${why === 'X1' ? '' : '; M-CL-03, M-CL-04'}`,
  });
  return [begins, ends];
}

const reviewed = (on: string, took: Readonly<Partial<Record<Child, string>>>): readonly Telling[] =>
  Object.entries(took).map(([child, participation]) =>
    recorded(on, child as Child, {
      kind: 'review',
      filled: { ...day('held_on', on), participation },
      told: `A review of ${child}’s care (${participation})`,
      goes: 'Reviews REVIEW, REVIEW_CODE; M-CL-05, M-CL-06',
    }),
  );

const careVisit = { told: 'A visit: seen alone', goes: 'M-CL-07; Annex A; the timeline' };

/** From the first worry to the conference. */
const help: readonly Telling[] = [
  added('2021-05-10', 'Tamsin', 'F', '2005-06-14'),
  added('2021-05-10', 'Rory', 'M', '2013-02-10'),
  related('2021-05-10', 'Tamsin', 'Rory'),
  ...whoIs({ on: '2021-05-10', child: 'Tamsin' }, 'WL1', 'P940210512001', 'WBRI'),
  ...whoIs({ on: '2021-05-10', child: 'Rory' }, 'WL2', 'E940221813002', 'WBRI'),
  ...worried({
    of: older,
    received: '2021-05-10',
    decided: '2021-05-11',
    source: '2A',
    words: 'They are tired, and their mother asks for help.',
    outcome: { outcome: 'family help', family_agrees: 'yes' },
    told: 'A manager decides: family help, and the family agrees',
    goes: 'Early help (Annex A list 2); no referral: nothing in the census',
  }),
  ...worried({
    of: older,
    received: '2021-09-06',
    decided: '2021-09-07',
    source: '2A',
    words: 'They came to school hungry all week.',
    outcome: { outcome: 'assessment', primary_need: 'N1' },
    told: 'A manager decides: an assessment of a child in need, main need N1',
    goes: 'CINreferralDate, PrimaryNeedCode of the census; M-FD-01, M-FD-06',
  }),
  stepped(
    { on: '2021-09-07', of: older },
    'assessment',
    {},
    {
      told: 'The assessment begins',
      goes: 'AssessmentActualStartDate; M-FH-01, M-FH-02',
    },
  ),
  ...older.map((child) =>
    recorded('2021-09-07', child, {
      kind: 'allocation',
      filled: { worker_id: 'SW0001', ...day('starts', '2021-09-07'), reason: 'FCONTA' },
      told: `${child}’s first social worker`,
      goes: 'SWEpisodes SW_ID, SW_DECOM, SW_REASON (in care, from the return of 2024); M-WK-05',
    }),
  ),
  stepped(
    { on: '2021-10-20', of: older },
    'child-in-need',
    { support: 'plan', child_seen: 'yes', factors: ['4B'], agreed_by: 'Their mother', ...told },
    {
      told: 'The assessment ends: factor 4B, the children were seen; a child in need plan begins, agreed by their mother',
      goes: 'AssessmentAuthorisationDate, AssessmentFactors, CINPlanStartDate; M-FH-01',
    },
  ),
  visited('2021-11-10', older, { told: 'A visit to both', goes: 'The timeline; Annex A' }),
  added('2021-11-08', 'Ivy', 'F', '2021-11-05'),
  related('2021-11-08', 'Tamsin', 'Ivy'),
  related('2021-11-08', 'Rory', 'Ivy'),
  ...whoIs({ on: '2021-11-08', child: 'Ivy' }, 'WL3', 'UN1', 'WBRI'),
  ...worried({
    of: ['Ivy'],
    received: '2021-11-08',
    decided: '2021-11-09',
    source: '3B',
    words: 'The baby comes home to a house without heating.',
    outcome: { outcome: 'assessment', primary_need: 'N1' },
    told: 'A manager decides: an assessment, main need N1',
    goes: 'CINreferralDate, PrimaryNeedCode of the census; M-FD-06',
  }),
  stepped(
    { on: '2021-11-09', of: ['Ivy'] },
    'assessment',
    {},
    {
      told: 'The assessment begins',
      goes: 'AssessmentActualStartDate',
    },
  ),
  recorded('2021-11-09', 'Ivy', {
    kind: 'allocation',
    filled: { worker_id: 'SW0001', ...day('starts', '2021-11-09'), reason: 'FCONTA' },
    told: 'Ivy’s first social worker',
    goes: 'SWEpisodes',
  }),
];

const protection: readonly Telling[] = [
  stepped(
    { on: '2022-01-10', of: all },
    'strategy-discussion',
    {
      took_part: ['social care', 'police', 'health'],
      discussion: 'What each knows',
      harms: ['neglect'],
      grounds: ['told'],
      decision: 'enquiry',
      worker: 'none',
    },
    {
      told: 'A strategy discussion decides on a section 47 enquiry',
      goes: 'S47ActualStartDate, InitialCPCtarget (15 working days); M-CP-01',
    },
  ),
  stepped(
    { on: '2022-01-24', of: all },
    'enquiry-outcome',
    { decision: 'conference' },
    {
      told: 'It was borne out: a conference is to be held',
      goes: 'ICPCnotRequired; M-CP-02',
    },
  ),
  stepped(
    { on: '2022-01-27', of: all },
    'conference',
    { decision: 'plan', category: 'NEG', child_seen: 'yes', factors: ['3A'], worker: 'none' },
    {
      told: 'The conference makes a child protection plan (neglect). The plan before ends, and Ivy’s assessment with it',
      goes: 'DateOfInitialCPC, CPPstartDate, InitialCategoryOfAbuse, NumberOfPreviousCPP, CINPlanEndDate; M-CP-03 to M-CP-06, M-CP-14',
    },
  ),
  visited('2022-02-08', all, { told: 'A visit to all three: seen alone', goes: 'M-CP-11, M-CP-12' }),
  visited('2022-02-22', all, { told: 'A visit to all three: seen alone', goes: 'M-CP-11, M-CP-12' }),
];

/** An end is told before what begins on that day. */
const inCare: readonly Telling[] = lived
  .flatMap(lives)
  .sort((a, b) => Number(b.page.includes('/facts/')) - Number(a.page.includes('/facts/')));

/** They come into care together, and under the same orders. */
const intoCare: readonly Telling[] = [
  ...all.map((child) =>
    recorded('2022-03-04', child, {
      kind: 'previous_permanence',
      filled: { year: '2022', kind: 'Z1' },
      told: `${child} had no permanent home before`,
      goes: 'PrevPerm PREV_PERM',
    }),
  ),
  ...(['Tamsin', 'Ivy'] as const).map((child) =>
    recorded('2022-03-04', child, {
      kind: 'motherhood',
      filled: { is_mother: 'false' },
      told: `${child} is no mother`,
      goes: 'Header MOTHER',
    }),
  ),
  visited('2022-03-08', all, careVisit),
  handedOver('2022-03-14', all, 'Sam Second', {
    told: 'The team for children in care takes over: Sam Second is their social worker now',
    goes: 'SWEpisodes SW_ID, SW_DECOM, SW_DEC, SW_REASON; M-CH-01, M-CH-02',
  }),
  visited('2022-03-22', all, careVisit),
  ...reviewed('2022-03-29', { Tamsin: 'PN1', Rory: 'PN2', Ivy: 'PN0' }),
  stepped(
    { on: '2022-04-21', of: all },
    'review',
    { decision: 'in our care' },
    {
      told: 'A review conference ends the protection plan: the children are safe in our care',
      goes: 'CPPreviewDate, CPPendDate; M-CP-10, M-CP-08',
    },
  ),
  ...reviewed('2022-06-21', { Tamsin: 'PN1', Rory: 'PN1', Ivy: 'PN0' }),
];

/** What is asked once a year of children who were in care all year. */
const health = (child: Child, year: string, filled: Filled, told: string): Telling =>
  recorded(`${year}-03-31`, child, {
    kind: 'health_year',
    filled: { year, ...filled },
    told: `${child}’s health in the year: ${told}`,
    goes: 'OC2, every column; M-CL-10 to M-CL-15, M-CL-19',
  });

const checked = {
  health_assessment: 'true',
  teeth_check: 'true',
  immunisations: 'true',
  substance_misuse: 'false',
};

/** Tamsin moves twice in a year, is missing for a night, and stays with her foster carers at 18. */
const tamsin: readonly Telling[] = [
  ...wasMissing('2022-07-08', 'Tamsin', {
    kind: 'M',
    from: '2022-07-08',
    until: '2022-07-09',
    told: 'Tamsin is missing since half past ten at night',
    goes: 'Missing MISSING, MIS_START; M-CL-18',
  }),
  health(
    'Tamsin',
    '2023',
    {
      ...checked,
      sdq_reason: 'SDQ5',
      convicted: 'false',
      substance_misuse: 'true',
      intervention_received: 'false',
      intervention_offered: 'true',
    },
    'assessed, teeth and immunisations done, not convicted; substance misuse, help offered and not taken; she refused the questionnaire (SDQ5)',
  ),
  ...reviewed('2023-05-30', { Tamsin: 'PN1' }),
  handedOver('2023-06-14', ['Tamsin'], 'Pip Adviser', {
    told: 'On her 18th birthday Pip Adviser, her personal adviser, takes over',
    goes: 'SWEpisodes SW_DEC of her last social worker; no row of its own',
  }),
  ...(
    [
      ['2024-06-20', '2025', 'F2', 'Z1', 'studies full time, still with the Okoros'],
      ['2025-06-18', '2026', 'G5', 'U1', 'has no work, lives in a flat of her own'],
      ['2026-06-16', '2027', 'P5', 'U1', 'works part time, lives in a flat of her own'],
    ] as const
  ).flatMap(([on, year, activity, accommodation, told]) => [
    visited(on, ['Tamsin'], { told: 'Her adviser visits around her birthday', goes: 'The timeline' }),
    recorded(on, 'Tamsin', {
      kind: 'leaving_care_year',
      filled: { year, in_touch: 'YES', activity, accommodation },
      told: `Around her birthday Tamsin ${told}`,
      goes: 'OC3 IN_TOUCH, ACTIV, ACCOM; M-LV-01 to M-LV-04',
    }),
  ]),
  stepped(
    { on: '2026-07-06', of: ['Tamsin'] },
    'end',
    {
      reason_closed: 'RC7',
      then: 'She came into care at 16',
      now: 'She has a home and work',
      come_back: 'Ring Pip',
    },
    { told: 'Help ends at 21, with a letter', goes: 'CINclosureDate, ReasonForClosure; M-FD-03, M-FH-05' },
  ),
];

/** Rory stays with one family, goes home, and comes back to the front door within a year. */
const rory: readonly Telling[] = [
  health(
    'Rory',
    '2023',
    { ...checked, convicted: 'false', sdq_score: '18' },
    'all done, not convicted; SDQ score 18',
  ),
  ...wasMissing('2023-10-14', 'Rory', {
    kind: 'A',
    from: '2023-10-14',
    until: '2023-10-15',
    told: 'Rory is away without leave; we know that he is with his mother',
    goes: 'Missing MISSING, MIS_START; not M-CL-18, which counts M alone',
  }),
  health(
    'Rory',
    '2024',
    { ...checked, convicted: 'false', teeth_check: 'false', sdq_score: '12' },
    'no dentist; SDQ score 12',
  ),
  ...reviewed('2024-05-28', { Rory: 'PN1' }),
  ...reviewed('2024-11-19', { Rory: 'PN1' }),
  stepped(
    { on: '2025-02-10', of: ['Rory'] },
    'child-in-need',
    { support: 'plan', agreed_by: 'His mother', ...told },
    {
      told: 'The care order ends, and a child in need plan begins',
      goes: 'CINPlanStartDate of the census',
    },
  ),
  ...wasMissing('2025-05-10', 'Rory', {
    kind: 'M',
    from: '2025-05-10',
    until: '2025-05-11',
    told: 'Rory is missing from home, where he lives again',
    goes: 'No row of the return: he is not in our care',
  }),
  stepped(
    { on: '2025-08-04', of: ['Rory'] },
    'end',
    { reason_closed: 'RC7', then: 'He was in care', now: 'He is at home and well', come_back: 'Ring us' },
    {
      told: 'Help ends, with a letter',
      goes: 'CINclosureDate, ReasonForClosure, CINPlanEndDate; M-FH-05, M-SY-17',
    },
  ),
  ...worried({
    of: ['Rory'],
    received: '2026-02-02',
    decided: '2026-02-03',
    source: '2A',
    words: 'He is sad, and says that nobody asks him.',
    outcome: { outcome: 'assessment', primary_need: 'N4' },
    told: 'A manager decides: an assessment, main need N4',
    goes: 'CINreferralDate, PrimaryNeedCode; M-FH-05, M-SY-17 (back within six months of the end of help)',
  }),
  stepped(
    { on: '2026-02-03', of: ['Rory'] },
    'assessment',
    {},
    {
      told: 'The assessment begins',
      goes: 'AssessmentActualStartDate',
    },
  ),
  stepped(
    { on: '2026-03-16', of: ['Rory'] },
    'end',
    {
      reason_closed: 'RC8',
      child_seen: 'yes',
      factors: ['21'],
      then: 'He was sad',
      now: 'He has somebody at school',
      come_back: 'Ring us',
    },
    {
      told: 'The assessment finds that no more is needed, and help ends',
      goes: 'CINclosureDate, ReasonForClosure; M-FH-01',
    },
  ),
];

/** A second referral within a year of the first. */
const again: readonly Telling[] = [
  ...worried({
    of: ['Rory'],
    received: '2026-11-02',
    decided: '2026-11-03',
    source: '1C',
    words: 'I would like somebody to talk to my mum.',
    outcome: { outcome: 'assessment', primary_need: 'N4' },
    told: 'A manager decides: an assessment, main need N4',
    goes: 'CINreferralDate, PrimaryNeedCode; M-FD-03 (again within twelve months)',
  }),
  stepped(
    { on: '2026-11-03', of: ['Rory'] },
    'assessment',
    {},
    {
      told: 'The assessment begins',
      goes: 'AssessmentActualStartDate',
    },
  ),
  stepped(
    { on: '2026-12-07', of: ['Rory'] },
    'end',
    {
      reason_closed: 'RC9',
      child_seen: 'yes',
      factors: ['3B'],
      then: 'He was worried for her',
      now: 'She has somebody to talk to',
      come_back: 'Ring us',
    },
    {
      told: 'The assessment ends: early help goes on elsewhere',
      goes: 'CINclosureDate, ReasonForClosure; M-FH-01',
    },
  ),
];

/** Ivy is adopted. */
const ivy: readonly Telling[] = [
  recorded('2022-10-17', 'Ivy', {
    kind: 'adoption_decision',
    filled: { ...day('decided_on', '2022-10-17') },
    told: 'It is decided that Ivy should be placed for adoption',
    goes: 'PlacedAdoption DATE_PLACED',
  }),
  health('Ivy', '2023', { ...checked, health_check: 'true' }, 'all done, with the check of her growth'),
  recorded('2023-05-02', 'Ivy', {
    kind: 'adoption',
    filled: {
      ...day('interest_on', '2022-10-17'),
      ...day('matched_on', '2023-04-24'),
      by_foster_carer: 'false',
      adopters: '2',
      adopters_sex: 'MF',
      adopters_status: 'L11',
    },
    told: 'Ivy is matched with a couple, a woman and a man who are married',
    goes: 'AD1, every column (in the year of the order); M-CL-23',
  }),
  adopted(
    '2024-02-05',
    'Ivy',
    { reason_ended: 'E12' },
    {
      told: 'The court makes the adoption order. Ivy’s record is sealed',
      goes: 'Episodes DEC, REC; CINclosureDate and ReasonForClosure RC1 of the census',
    },
  ),
];

const together: readonly Telling[] = [
  ...reviewed('2022-12-13', { Tamsin: 'PN6', Rory: 'PN1', Ivy: 'PN0' }),
  ...reviewed('2023-06-06', { Rory: 'PN1', Ivy: 'PN0' }),
  ...reviewed('2023-12-05', { Rory: 'PN5', Ivy: 'PN0' }),
];

/** The whole story in the order of its days. What happens on one day stays in the order in which it is written. */
export const tellings: readonly Telling[] = inOrder([
  ...help,
  ...protection,
  ...inCare,
  ...intoCare,
  ...tamsin,
  ...rory,
  ...again,
  ...ivy,
  ...together,
]);

function inOrder(all: readonly Telling[]): readonly Telling[] {
  return all
    .map((one, index) => ({ one, index }))
    .sort((a, b) => (a.one.on < b.one.on ? -1 : a.one.on > b.one.on ? 1 : a.index - b.index))
    .map(({ one }) => one);
}
