import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import '../../../../../test/support/fixed-seed.ts';
import { annexALists, makeAnnexALists } from '../../../../formats/index.ts';
import type { AnnexAList } from '../../../../formats/index.ts';
import { plainDate } from '../../../../platform/dates/plain-date.ts';
import { annexARules, checkAnnexA } from './check-annex-a.ts';

const asOf = plainDate('2026-01-31');

type Row = Readonly<Record<string, string | null>>;
type Rows = Partial<Readonly<Record<AnnexAList, readonly Row[]>>>;

/** For each rule, lists in which it finds nothing and lists in which it finds exactly these cells. */
const examples: Readonly<Record<string, { passes: Rows; fails: Rows; at: readonly string[] }>> = {
  blank: {
    passes: {
      2: [{ child: 'A', gender: 'a) Male', ethnicity: 'a) White', starts: '2026-01-01', organisation: 'x' }],
    },
    fails: { 2: [{ child: 'A', gender: 'a) Male', ethnicity: 'a) White', starts: '2026-01-01' }] },
    at: ['2/0 organisation'],
  },
  answer: {
    passes: { 3: [{ source: 'g) Police', noFurtherAction: 'No' }], 6: [{ disability: 'Unknown' }] },
    fails: { 3: [{ source: 'z) Nobody', noFurtherAction: 'Unknown' }] },
    at: ['3/0 source', '3/0 noFurtherAction'],
  },
  'no-date': {
    passes: { 1: [{ contactOn: '2026-01-01' }] },
    fails: { 1: [{ contactOn: 'soon' }] },
    at: ['1/0 contactOn'],
  },
  'no-number': {
    passes: { 3: [{ referrals: '2' }] },
    fails: { 3: [{ referrals: 'two' }] },
    at: ['3/0 referrals'],
  },
  future: {
    passes: { 1: [{ contactOn: '2026-01-31' }] },
    fails: { 1: [{ contactOn: '2026-02-01' }] },
    at: ['1/0 contactOn'],
  },
  age: {
    passes: { 1: [{ born: '2014-01-31', age: '12' }, { born: '2014-02-01', age: '11' }, { age: '4' }] },
    fails: { 1: [{ born: '2014-02-01', age: '12' }] },
    at: ['1/0 age'],
  },
  order: {
    passes: { 4: [{ starts: '2026-01-02', authorisedOn: '2026-01-02' }] },
    fails: { 4: [{ starts: '2026-01-02', authorisedOn: '2026-01-01' }] },
    at: ['4/0 authorisedOn'],
  },
  window: {
    passes: {
      1: [{ contactOn: '2025-07-31' }],
      6: [{ opened: '2019-01-01' }, { opened: '2019-01-01', closed: '2025-08-01' }],
    },
    fails: { 1: [{ contactOn: '2025-07-30' }], 6: [{ opened: '2019-01-01', closed: '2025-07-30' }] },
    at: ['1/0 contactOn', '6/0 closed'],
  },
  'before-birth': {
    passes: {
      8: [{ born: '2020-01-01', starts: '2020-01-01' }],
      3: [{ born: '2026-01-01', referredOn: '2025-10-01' }],
    },
    fails: { 8: [{ born: '2020-01-02', starts: '2020-01-01' }] },
    at: ['8/0 starts'],
  },
  'closed-without-reason': {
    passes: { 6: [{ closed: '2026-01-01', reasonClosed: 'b) Died' }] },
    fails: { 6: [{ closed: '2026-01-01' }], 8: [{ ceased: '2026-01-01' }] },
    at: ['6/0 reasonClosed', '8/0 reasonCeased'],
  },
  'reason-without-end': {
    passes: { 8: [{ ceased: '2026-01-01', reasonCeased: 'b) Died' }] },
    fails: { 8: [{ reasonCeased: 'b) Died' }] },
    at: ['8/0 ceased'],
  },
  'status-and-closure': {
    passes: { 6: [{ status: 'e) Closed episode', closed: '2026-01-01' }, { status: 'd) Open assessment' }] },
    fails: { 6: [{ status: 'e) Closed episode' }, { status: 'd) Open assessment', closed: '2026-01-01' }] },
    at: ['6/0 status', '6/1 status'],
  },
  'conference-not-needed': {
    passes: {
      5: [{ conferenceNotRequired: 'Yes' }, { conferenceNotRequired: 'No', conferenceOn: '2026-01-01' }],
    },
    fails: { 5: [{ conferenceNotRequired: 'Yes', conferenceOn: '2026-01-01' }] },
    at: ['5/0 conferenceOn'],
  },
  'plan-without-conference': {
    passes: { 5: [{ ledToPlan: 'Yes', conferenceOn: '2026-01-01' }, { ledToPlan: 'No' }] },
    fails: { 5: [{ ledToPlan: 'Yes' }] },
    at: ['5/0 conferenceOn'],
  },
  'interview-not-offered': {
    passes: {
      8: [
        { interviewOffered: 'Yes', interviewAccepted: 'Yes' },
        { interviewOffered: 'No', interviewAccepted: 'No' },
      ],
    },
    fails: { 8: [{ interviewOffered: 'No', interviewAccepted: 'Yes' }] },
    at: ['8/0 interviewOffered'],
  },
  'interview-unsaid': {
    passes: { 8: [{ missing: '0' }, { missing: '1', interviewOffered: 'No' }] },
    fails: { 8: [{ missing: '1' }] },
    at: ['8/0 interviewOffered'],
  },
  'no-placement-counted': {
    passes: {
      8: [
        { placements: '1', placedFrom: '2026-01-01' },
        { placements: '0', placedFrom: '2025-01-30' },
      ],
    },
    fails: { 8: [{ placements: '0', placedFrom: '2025-01-31' }] },
    at: ['8/0 placements'],
  },
  'grown-up': {
    passes: { 8: [{ born: '2008-02-01' }, { born: '2008-01-01', ceased: '2026-01-01' }] },
    fails: { 7: [{ born: '2008-01-31' }], 8: [{ born: '2008-01-31' }] },
    at: ['7/0 ends', '8/0 ceased'],
  },
  'leaver-of-other-age': {
    passes: { 9: [{ age: '16' }, { age: '25' }, {}] },
    fails: { 9: [{ age: '15' }, { age: '26' }] },
    at: ['9/0 age', '9/1 age'],
  },
  'in-touch-unknown': {
    passes: { 9: [{ inTouch: 'a) In touch', accommodation: 'j) Foyers' }, { inTouch: 'b) Not in touch' }] },
    fails: { 9: [{ inTouch: 'a) In touch' }] },
    at: ['9/0 accommodation'],
  },
  twice: {
    passes: { 7: [{ child: 'A', starts: '2026-01-01' }, { child: 'A', starts: '2025-01-01' }, {}, {}] },
    fails: {
      7: [
        { child: 'A', starts: '2026-01-01' },
        { child: 'A', starts: '2026-01-01' },
      ],
      9: [{ child: 'B' }, { child: 'B' }],
    },
    at: ['7/1', '9/1'],
  },
  'two-births': {
    passes: {
      1: [
        { child: 'A', born: '2014-01-01' },
        { child: 'B', born: '2015-01-01' },
      ],
      6: [{ child: 'A', born: '2014-01-01' }, { child: 'A' }],
    },
    fails: { 1: [{ child: 'A', born: '2014-01-01' }], 6: [{ child: 'A', born: '2014-01-02' }] },
    at: ['6/0 born'],
  },
  count: {
    passes: {
      3: [
        { child: 'A', referrals: '1' },
        { child: 'A', referrals: '2' },
        { child: 'B', referrals: '0' },
      ],
      7: [
        { child: 'A', starts: '2026-01-01', previousPlans: '1' },
        { child: 'A', starts: '2025-01-01', previousPlans: '0' },
      ],
    },
    fails: {
      3: [
        { child: 'A', referrals: '0' },
        { child: 'A', referrals: '1' },
      ],
      5: [
        { child: 'A', enquiries: '1', conferences: '0', conferenceOn: '2026-01-01' },
        { child: 'A', enquiries: '0', conferences: '0' },
      ],
      7: [
        { child: 'A', starts: '2026-01-01', previousPlans: '0' },
        { child: 'A', starts: '2025-01-01', previousPlans: '0' },
      ],
    },
    at: ['3/0 referrals', '5/1 enquiries', '5/1 conferences', '7/0 previousPlans'],
  },
  'second-period': {
    passes: {
      8: [
        { child: 'A', starts: '2026-01-01', secondPeriod: 'Yes' },
        { child: 'A', starts: '2025-09-01', secondPeriod: 'No' },
      ],
    },
    fails: {
      8: [
        { child: 'A', starts: '2026-01-01', secondPeriod: 'No' },
        { child: 'A', starts: '2025-09-01', secondPeriod: 'No' },
      ],
    },
    at: ['8/0 secondPeriod'],
  },
  'not-in-list-6': {
    passes: {
      6: [{ child: 'A' }],
      7: [{ child: 'A' }, { child: 'B', ends: '2026-01-01' }],
      8: [{ child: 'A' }],
    },
    fails: { 6: [{ child: 'A' }], 7: [{ child: 'B' }], 8: [{ child: 'C' }] },
    at: ['7/0 child', '8/0 child'],
  },
  'not-in-list-7': {
    passes: { 6: [{ child: 'A', status: 'b) Child Protection plan' }], 7: [{ child: 'A' }] },
    fails: { 6: [{ child: 'A', status: 'b) Child Protection plan' }], 7: [{ child: 'B' }] },
    at: ['6/0 status'],
  },
  'not-in-list-8': {
    passes: { 6: [{ child: 'A', status: 'a) Looked after child' }], 8: [{ child: 'A' }] },
    fails: { 6: [{ child: 'A', status: 'a) Looked after child' }] },
    at: ['6/0 status'],
  },
};

const nameOf = (list: AnnexAList, key: string) =>
  annexALists.find((spec) => spec.list === list)?.columns.find((column) => column.key === key)?.name;

function found(rule: string, rows: Rows): string[] {
  const findings = checkAnnexA(makeAnnexALists(rows), asOf).filter((finding) => finding.rule === rule);
  return findings.map(({ list, row, column }) => {
    const key = annexALists[list - 1]?.columns.find(({ name }) => name === column)?.key;
    return key === undefined ? `${list}/${row}` : `${list}/${row} ${key}`;
  });
}

describe('the rules on Annex A', () => {
  it('have each an example that passes and one that fails', () => {
    expect(Object.keys(examples).sort()).toEqual(annexARules.map(({ code }) => code).sort());
    for (const { meaning } of annexARules) expect(meaning).toMatch(/^[A-Z].*\.$/);
  });

  it.each(Object.entries(examples))(
    '%s finds nothing where nothing is wrong, and what is wrong where it is',
    (rule, { passes, fails, at }) => {
      expect(found(rule, passes)).toEqual([]);
      expect(found(rule, fails).sort()).toEqual([...at].sort());
    },
  );

  it('say list, row, column, child and value', () => {
    const [finding] = checkAnnexA(makeAnnexALists({ 1: [{ child: 'A', contactOn: 'soon' }] }), asOf).filter(
      ({ rule }) => rule === 'no-date',
    );
    expect(finding).toEqual({
      rule: 'no-date',
      severity: 'error',
      list: 1,
      row: 0,
      column: nameOf(1, 'contactOn'),
      child: 'A',
      value: 'soon',
      meaning: 'What stands where a date is due is no date.',
    });
  });

  it('never crash, whatever the cells hold', () => {
    const value = fc.constantFrom(
      null,
      '',
      '2026-01-01',
      '2026-02-30',
      '0',
      '-1',
      '99999999999',
      'Yes',
      'x',
      'a) Male',
    );
    const row = (list: AnnexAList) =>
      fc.record(Object.fromEntries((annexALists[list - 1]?.columns ?? []).map(({ key }) => [key, value])));
    fc.assert(
      fc.property(
        fc.array(row(6), { maxLength: 4 }),
        fc.array(row(8), { maxLength: 4 }),
        fc.array(row(11), { maxLength: 4 }),
        (six, eight, eleven) => {
          checkAnnexA(makeAnnexALists({ 6: six, 8: eight, 11: eleven }), asOf);
        },
      ),
      { numRuns: 300 },
    );
  });
});
