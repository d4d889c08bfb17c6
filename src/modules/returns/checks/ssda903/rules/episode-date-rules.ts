import { day, rowsAt } from '../../frame/index.ts';
import { allYears } from '../rule.ts';
import type { Rule } from '../rule.ts';
import type { Return903 } from '../tables.ts';
import { birthday } from './conditions/birthday.ts';
import { episodeBesideHeaderRule } from './episode-beside-header.ts';
import { rowRule } from './row-rule.ts';

/** The day on which the Children Act 1989 came into force. */
const childrenAct = day('1991-10-14');

/** When episodes began and ended. */
export const episodeDateRules: readonly Rule[] = [
  {
    code: '302',
    needs: ['Episodes', 'Header'],
    fields: ['DECOM', 'DOB'],
    years: allYears,
    meaning: 'The child’s first episode began before the child was born.',
    fails: findBeforeBirth,
  },
  episodeBesideHeaderRule({
    code: '352',
    fields: ['DECOM', 'RNE'],
    meaning: 'The child came into care on or after the 18th birthday.',
    of: ({ episodes }) => episodes.RNE.is('S'),
    fails: ({ episodes, header }) => {
      const adult = birthday(header.DOB, 18);
      return (row, beside) => episodes.DECOM.day(row) >= adult(beside);
    },
  }),
  rowRule('episodes', {
    code: '353',
    fields: ['DECOM'],
    meaning: 'The episode began before 14 October 1991, when the Children Act 1989 came into force.',
    fails:
      ({ episodes }) =>
      (row) =>
        episodes.DECOM.day(row) < childrenAct,
  }),
  rowRule('episodes', {
    code: '354',
    fields: ['DECOM'],
    meaning: 'The episode began after CE.',
    fails:
      ({ episodes, end }) =>
      (row) =>
        episodes.DECOM.day(row) > end,
  }),
  rowRule('episodes', {
    code: '355',
    fields: ['DECOM', 'DEC'],
    meaning: 'The episode began and ended on the same day.',
    fails:
      ({ episodes }) =>
      (row) =>
        episodes.DECOM.day(row) === episodes.DEC.day(row),
  }),
  rowRule('episodes', {
    code: '356',
    fields: ['DECOM', 'DEC'],
    meaning: 'The episode ended before it began.',
    fails:
      ({ episodes }) =>
      (row) =>
        episodes.DEC.day(row) < episodes.DECOM.day(row),
  }),
  rowRule('episodes', {
    code: '385',
    fields: ['DEC'],
    meaning: 'The episode ended after CE.',
    fails:
      ({ episodes, end }) =>
      (row) =>
        episodes.DEC.day(row) > end,
  }),
  rowRule('episodes', {
    code: '501',
    fields: ['DECOM', 'DEC'],
    meaning: 'The episode began before the child’s previous one ended.',
    fails: ({ episodes }) => {
      const order = episodes.by(episodes.DECOM);
      return (row) => episodes.DECOM.day(row) < episodes.DEC.day(order.previous(row));
    },
  }),
  {
    code: '625',
    needs: ['Episodes', 'Header'],
    fields: ['MC_DOB', 'DEC'],
    years: allYears,
    meaning: 'The child of the young mother was born after CE, or after the mother’s last episode ended.',
    fails: findLateMothers,
  },
];

function findBeforeBirth({ episodes, header }: Return903) {
  const order = episodes.by(episodes.DECOM);
  const found: [number[], number[]] = [[], []];
  header.child.forEach((child, row) => {
    const first = order.first(child);
    if (!(episodes.DECOM.day(first) < header.DOB.day(row))) return;
    found[0].push(first);
    found[1].push(row);
  });
  return [rowsAt(episodes, found[0]), rowsAt(header, found[1])];
}

function findLateMothers({ episodes, header, end }: Return903) {
  const order = episodes.by(episodes.DEC);
  const found: [number[], number[]] = [[], []];
  header.child.forEach((child, row) => {
    const born = header.MC_DOB.day(row);
    const last = Number.isNaN(born) ? -1 : order.last(child);
    if (last < 0 || !(born > end || born > episodes.DEC.day(last))) return;
    found[0].push(last);
    found[1].push(row);
  });
  return [rowsAt(episodes, found[0]), rowsAt(header, found[1])];
}
