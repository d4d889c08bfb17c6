import { pairs, where } from '../../frame/index.ts';
import type { Found } from '../../frame/index.ts';
import type { Rule } from '../rule.ts';
import type { Return903 } from '../tables.ts';
import { outsideCare, overlapsOneBefore } from './conditions/spells.ts';
import { dateRule } from './families.ts';

const from2027 = [2027, 2027] as const;

/** What an order to deprive a child of liberty says: of itself, beside others, last year's and the child's episodes. */
export const libertyRules: readonly Rule[] = [
  {
    code: '700',
    needs: ['DoLo'],
    fields: ['DOLO_START'],
    years: from2027,
    meaning: 'DOLO_START is blank or not a real date (dd/mm/yyyy).',
    fails: ({ dolo }) => where(dolo, (row) => Number.isNaN(dolo.DOLO_START.day(row))),
  },
  dateRule({ code: '701', source: 'DoLo', field: 'DOLO_END', table: ({ dolo }) => dolo, years: from2027 }),
  {
    code: '702',
    needs: ['DoLo'],
    fields: ['DOLO_START', 'DOLO_END'],
    years: from2027,
    meaning: 'DOLO_END is on or before DOLO_START.',
    fails: ({ dolo }) => where(dolo, (row) => dolo.DOLO_END.day(row) <= dolo.DOLO_START.day(row)),
  },
  {
    code: '703',
    needs: ['DoLo'],
    fields: ['DOLO_START'],
    years: from2027,
    meaning: 'DOLO_START is after CE.',
    fails: ({ dolo, end }) => where(dolo, (row) => dolo.DOLO_START.day(row) > end),
  },
  {
    code: '704',
    needs: ['DoLo'],
    fields: ['DOLO_END'],
    years: from2027,
    meaning: 'DOLO_END is before CS or after CE.',
    fails: ({ dolo, start, end }) =>
      where(dolo, (row) => dolo.DOLO_END.day(row) < start || dolo.DOLO_END.day(row) > end),
  },
  {
    code: '705',
    needs: ['DoLo'],
    fields: ['DOLO_START', 'DOLO_END'],
    years: from2027,
    meaning: 'The order before this one has no end, or ends after this one starts.',
    fails: ({ dolo }) =>
      where(dolo, overlapsOneBefore({ table: dolo, start: dolo.DOLO_START, end: dolo.DOLO_END })),
  },
  {
    code: '706',
    needs: ['DoLo', 'DoLo_last'],
    fields: ['DOLO_START'],
    years: from2027,
    meaning: 'This order of last year was open, but none of this year has the same child and start.',
    differs:
      "It fails without last year's file, and reports last year's row numbers as rows of this year. We report the rows " +
      'of last year as what they are.',
    fails: findLost,
  },
  {
    code: '707',
    needs: ['DoLo', 'Episodes'],
    fields: ['DOLO_END'],
    years: from2027,
    meaning:
      "The order fits none of the child's times in care: it goes on after the child left, or ends before the child " +
      'came or after the child left.',
    fails: (all) =>
      where(
        all.dolo,
        outsideCare(all, { table: all.dolo, start: all.dolo.DOLO_START, end: all.dolo.DOLO_END }),
      ),
  },
  {
    code: '708',
    needs: ['DoLo'],
    fields: ['DOLO_START'],
    years: from2027,
    meaning: 'DOLO_START is on or before the date of birth.',
    fails: ({ dolo }) => where(dolo, (row) => dolo.DOLO_START.day(row) <= dolo.DOB.day(row)),
  },
  {
    code: '709',
    needs: ['DoLo', 'Episodes'],
    fields: ['DOLO_START', 'PLACE'],
    years: from2027,
    meaning: 'While the order lasted the child lived somewhere unexpected: PLACE is not K2, Z12 or Z13.',
    differs: 'It looks for a column PLACEMENT, which no file has, and so never runs.',
    isQuery: true,
    fails: (all) => {
      const isExpected = all.episodes.PLACE.among(['K2', 'Z12', 'Z13']);
      return findDuring(all, (episode) => all.episodes.PLACE.isFilled(episode) && !isExpected(episode));
    },
  },
  {
    code: '710',
    needs: ['DoLo', 'Episodes'],
    fields: ['DOLO_START', 'PLACE'],
    years: from2027,
    meaning: 'While the order lasted the child lived where none is expected: PLACE is K1, K3, P1 or R5.',
    differs: 'It looks for a column PLACEMENT, which no file has, and so never runs.',
    isQuery: true,
    fails: (all) => findDuring(all, all.episodes.PLACE.among(['K1', 'K3', 'P1', 'R5'])),
  },
];

function findLost({ dolo, last: { dolo: before } }: Return903): Found {
  return where(before, (row) => {
    const began = before.DOLO_START.day(row);
    if (before.DOLO_END.isFilled(row) || Number.isNaN(began)) return false;
    return !dolo.someOf(before.child[row] ?? 0, (one) => dolo.DOLO_START.day(one) === began);
  });
}

/** Orders that have ended and the episodes of some kind with which they overlap; an open episode lasts. */
function findDuring(
  { dolo, episodes }: Return903,
  isKind: (episode: number) => boolean,
): readonly [Found, Found] {
  return pairs(dolo, episodes, (row, episode) => {
    const [began, ended] = [dolo.DOLO_START.day(row), dolo.DOLO_END.day(row)];
    const isAfter = began > episodes.DEC.day(episode);
    return isKind(episode) && !Number.isNaN(began) && !isAfter && ended >= episodes.DECOM.day(episode);
  });
}
