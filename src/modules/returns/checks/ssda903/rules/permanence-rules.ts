import { isCode } from '../../../../../formats/index.ts';
import { pairs, parseReturnDay, rowsAt, where } from '../../frame/index.ts';
import type { Day, Found } from '../../frame/index.ts';
import { allYears } from '../rule.ts';
import type { Rule } from '../rule.ts';
import type { Return903 } from '../tables.ts';
import { someFilled } from './conditions/items.ts';
import { rowRule } from './row-rule.ts';

/** Earlier permanence (adoption, guardianship …) of children who come into care (PrevPerm). */
export const permanenceRules: readonly Rule[] = [
  {
    code: '630',
    needs: ['Episodes', 'PrevPerm'],
    fields: ['RNE'],
    years: allYears,
    meaning:
      'Care begins in the year (RNE is S), but PrevPerm has no row for the child, or PREV_PERM is blank, or it is not Z1 and LA_PERM or DATE_PERM is blank.',
    fails: ({ episodes, prevPerm, start }) => {
      const [isStart, isNone] = [episodes.RNE.is('S'), prevPerm.PREV_PERM.is('Z1')];
      const { PREV_PERM, LA_PERM, DATE_PERM } = prevPerm;
      const isLacking = (row: number) =>
        PREV_PERM.isBlank(row) || (!isNone(row) && (LA_PERM.isBlank(row) || DATE_PERM.isBlank(row)));
      return where(episodes, (row) => {
        if (!isStart(row) || !(episodes.DECOM.day(row) >= start)) return false;
        const child = episodes.child[row] ?? 0;
        return !prevPerm.has(child) || prevPerm.someOf(child, isLacking);
      });
    },
  },
  rowRule('prevPerm', {
    code: '631',
    fields: ['PREV_PERM'],
    meaning: 'PREV_PERM is given, but is not one of P1 to P4 and Z1.',
    fails: ({ prevPerm }) => prevPerm.PREV_PERM.matching((text) => !isCode('prev_perm', text)),
  }),
  {
    code: '632',
    needs: ['Episodes', 'PrevPerm'],
    fields: ['DATE_PERM', 'DECOM'],
    years: allYears,
    meaning:
      'DATE_PERM is given, but is not a real date (parts may be ZZ), or is not before the child’s first DECOM.',
    fails: (all) => {
      const { prevPerm } = all;
      const latest = latestDays(prevPerm.DATE_PERM.values);
      const isNoDate = prevPerm.DATE_PERM.matching((text) => latestDay(text) === undefined);
      return besideFirstEpisode(all, (row, decom) => {
        const day = latest[prevPerm.DATE_PERM.code(row)] ?? NaN;
        return isNoDate(row) || day >= decom;
      });
    },
  },
  rowRule('prevPerm', {
    code: '633',
    fields: ['LA_PERM'],
    meaning: 'LA_PERM is given, but is not a known authority’s number, 999, WAL, SCO, NIR or NUK.',
    fails: ({ prevPerm }) => prevPerm.LA_PERM.matching((text) => !isCode('la_perm', text)),
  }),
  {
    code: '634',
    needs: ['Episodes', 'PrevPerm'],
    fields: ['LA_PERM', 'PREV_PERM', 'DATE_PERM', 'DECOM'],
    years: allYears,
    meaning:
      'Something of PrevPerm is filled, but the child’s last DECOM is before CS. All the child’s episodes are found.',
    fails: ({ prevPerm, episodes, start }) => {
      const isFilled = someFilled([prevPerm.LA_PERM, prevPerm.PREV_PERM, prevPerm.DATE_PERM]);
      const order = episodes.by(episodes.DECOM);
      const isBefore = (child: number) => episodes.DECOM.day(order.last(child)) < start;
      return pairs(prevPerm, episodes, (row) => isFilled(row) && isBefore(prevPerm.child[row] ?? 0));
    },
  },
  rowRule('prevPerm', {
    code: '635',
    fields: ['LA_PERM', 'DATE_PERM', 'PREV_PERM'],
    meaning: 'LA_PERM or DATE_PERM is filled, but PREV_PERM is Z1 (none) or blank.',
    differs: 'The tool looks for a blank PREV_PERM alone, where the guidance speaks of Z1.',
    fails: ({ prevPerm }) => {
      const [isFilled, isNone] = [
        someFilled([prevPerm.LA_PERM, prevPerm.DATE_PERM]),
        prevPerm.PREV_PERM.is('Z1'),
      ];
      return (row) => isFilled(row) && (isNone(row) || prevPerm.PREV_PERM.isBlank(row));
    },
  }),
];

/** Each row of PrevPerm beside the child's first episode by DECOM; both rows where the test says so. */
function besideFirstEpisode(
  { prevPerm, episodes }: Return903,
  test: (row: number, decom: Day) => boolean,
): readonly Found[] {
  const order = episodes.by(episodes.DECOM);
  const found: number[] = [];
  const rows = where(prevPerm, (row) => {
    const episode = order.first(prevPerm.child[row] ?? 0);
    if (episode < 0 || !test(row, episodes.DECOM.day(episode))) return false;
    found.push(episode);
    return true;
  });
  return [rows, rowsAt(episodes, found)];
}

function latestDays(texts: readonly string[]): Float64Array {
  return Float64Array.from(texts, (text) => latestDay(text) ?? NaN);
}

const PARTS = /^(\d{1,2}|ZZ)\/(\d{1,2}|ZZ)\/(\d{4}|ZZZZ)$/;

/** Has every day that any year has. */
const LEAP_YEAR = '2000';

/** The last day that a date with unknown parts (ZZ) may be: NaN when the year is unknown, undefined when it is no date. */
function latestDay(text: string): Day | undefined {
  const [, inMonth = '', month = '', year = ''] = PARTS.exec(text) ?? [];
  const days = inMonth === 'ZZ' ? ['31', '30', '29', '28'] : [inMonth];
  const rest = `${month === 'ZZ' ? '12' : month}/${year === 'ZZZZ' ? LEAP_YEAR : year}`;
  const latest = days.map((one) => parseReturnDay(`${one}/${rest}`)).find((day) => !Number.isNaN(day));
  return latest !== undefined && year === 'ZZZZ' ? NaN : latest;
}
