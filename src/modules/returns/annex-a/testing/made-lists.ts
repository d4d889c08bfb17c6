import { makeAnnexALists, writeAnnexAWorkbook } from '../../../../formats/index.ts';
import type { AnnexAList } from '../../../../formats/index.ts';
import { ageOn, plainDate } from '../../../../platform/dates/plain-date.ts';

/** The date of the made-up lists. */
export const listsDate = plainDate('2026-01-31');

type Row = Readonly<Record<string, string | null>>;
export type MadeRows = Partial<Record<AnnexAList, readonly Row[]>>;

const child = (id: string, born: string, gender = 'b) Female', ethnicity = 'a) White'): Row => ({
  child: id,
  gender,
  ethnicity,
  born,
  age: String(ageOn(plainDate(born), listsDate)),
});
const ada = child('A1', '2014-03-31');
const ben = child('B2', '2012-11-05', 'a) Male', 'd) Black or black British');
const cleo = child('C3', '2016-07-20', 'b) Female', 'b) Mixed');
const dan = child('D4', '2005-02-14', 'a) Male');
const allocated = { team: 'Safeguarding 1', worker: 'Invented Worker' };
const no = { disability: 'No' };

/**
 * Lists that agree with each other about four invented children: Ada was referred, assessed and helped; Ben came to a protection
 * plan; Cleo is in care and has a plan for adoption; Dan has left care.
 */
export const madeRows: MadeRows = {
  1: [
    { ...ada, contactOn: '2025-10-01', source: 'b) Schools' },
    { ...ben, contactOn: '2025-11-03', source: 'd) Health Services' },
  ],
  2: [{ ...ada, starts: '2025-09-01', completedOn: '2025-09-20', organisation: 'Invented School' }],
  3: [
    {
      ...ada,
      referredOn: '2025-10-02',
      source: 'b) Schools',
      noFurtherAction: 'No',
      referrals: '3',
      ...allocated,
    },
    {
      ...ben,
      referredOn: '2025-11-03',
      source: 'd) Health Services',
      noFurtherAction: 'No',
      referrals: '1',
      ...allocated,
    },
  ],
  4: [
    {
      ...ada,
      ...no,
      starts: '2025-10-03',
      seen: 'Yes',
      authorisedOn: '2025-11-20',
      supportRequired: 'Yes',
      ...allocated,
    },
    { ...ben, disability: 'Unknown', starts: '2025-11-04', seen: 'Yes', authorisedOn: null, ...allocated },
  ],
  5: [
    {
      ...ben,
      disability: 'Unknown',
      starts: '2025-11-05',
      conferenceNotRequired: 'No',
      conferenceOn: '2025-11-25',
      ledToPlan: 'Yes',
      enquiries: '1',
      conferences: '1',
      ...allocated,
    },
  ],
  6: [
    {
      ...cleo,
      ...no,
      opened: '2024-05-01',
      need: 'a) Abuse or neglect',
      lastSeenOn: '2026-01-20',
      status: 'a) Looked after child',
      ...allocated,
    },
    {
      ...ada,
      ...no,
      opened: '2025-10-02',
      need: 'e) Family dysfunction',
      lastSeenOn: '2026-01-10',
      status: 'c) Child in need plan',
      ...allocated,
    },
    {
      ...ben,
      disability: 'Unknown',
      opened: '2025-11-03',
      need: 'a) Abuse or neglect',
      lastSeenOn: '2026-01-15',
      status: 'b) Child Protection plan',
      ...allocated,
    },
  ],
  7: [
    {
      ...ben,
      disability: 'Unknown',
      starts: '2025-11-25',
      initialCategory: 'a) Neglect',
      latestCategory: 'd) Emotional Abuse',
      visitedOn: '2026-01-15',
      seenAlone: 'Yes',
      reviewedOn: '2026-01-20',
      policeProtection: 'No',
      previousPlans: '1',
      ...allocated,
    },
  ],
  8: [
    {
      ...cleo,
      asylum: 'No',
      ...no,
      starts: '2024-06-01',
      need: 'a) Abuse or neglect',
      secondPeriod: 'No',
      legalFrom: '2025-08-15',
      legal: 'd) Placement order granted',
      reviewedOn: '2025-12-01',
      visitedOn: '2026-01-20',
      permanence: 'b) Adoption',
      officerOn: '2025-12-01',
      healthOn: '2025-07-01',
      dentalOn: '2025-06-01',
      placements: '3',
      placedFrom: '2025-03-01',
      placement: 'a) Foster Placement',
      provider: 'a) Own LA',
      postcode: 'ZA1 1BH',
      location: 'a) In',
      placedIn: 'Invented County',
      missing: '0',
      absent: '0',
      ...allocated,
    },
  ],
  9: [
    {
      ...dan,
      asylum: 'No',
      ...no,
      ...allocated,
      adviser: 'Invented Adviser',
      eligibility: 'b) Former relevant',
      planOn: '2025-10-10',
      inTouch: 'a) In touch',
      contactOn: '2026-01-05',
      accommodation: 'k) Independent living',
      suitability: 'a) Suitable',
      activity: 'F1: Full time in higher education',
    },
  ],
  10: [
    {
      ...cleo,
      family: 'FAM1',
      ...no,
      starts: '2024-06-01',
      decidedOn: '2025-07-01',
      orderOn: '2025-08-15',
      matchedOn: '2025-12-20',
    },
  ],
};

/** The workbook of these rows. */
export function madeWorkbook(rows: MadeRows = madeRows): { name: string; bytes: Uint8Array } {
  return { name: 'annex-a.xlsx', bytes: writeAnnexAWorkbook(makeAnnexALists(rows)) };
}
