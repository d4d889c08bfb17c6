import { day } from '../../frame/index.ts';
import type { Rule } from '../rule.ts';
import type { Return903 } from '../tables.ts';
import { birthday } from './conditions/birthday.ts';
import { shortBreak } from './conditions/care.ts';
import { familyPlace } from './conditions/placements.ts';
import { episodeAndHeaderRule, episodeBesideHeaderRule } from './episode-beside-header.ts';
import { rowRule } from './row-rule.ts';

type AgeRule = Pick<Rule, 'code' | 'meaning' | 'changed'> & {
  readonly years?: Rule['years'];
  readonly place: (year: number) => string;
  readonly age: (year: number) => number;
};

/** A rule that a child was old enough for a kind of placement; it looks at those that have ended. */
function oldEnoughRule({ place, age, ...words }: AgeRule): Rule {
  return episodeBesideHeaderRule({
    ...words,
    fields: ['DECOM', 'PLACE', 'DOB'],
    of: ({ episodes, year }) => {
      const isPlace = episodes.PLACE.is(place(year));
      return (row) => isPlace(row) && !Number.isNaN(episodes.DEC.day(row));
    },
    fails: ({ episodes, header, year }) => {
      const turns = birthday(header.DOB, age(year));
      return (row, beside) => episodes.DECOM.day(row) < turns(beside);
    },
  });
}

/** From 1 April 2015 fostering to adopt is a placement of its own. */
const fosterToAdopt = day('2015-04-01');

/** Until this day 16 and 17 year olds could live in accommodation that was not registered. */
const lastUnregistered = day('2023-10-28');

/** What kind of placement a child may be in, by age, legal status and the placement before. */
export const placementTypeRules: readonly Rule[] = [
  oldEnoughRule({
    code: '370',
    years: [2023, 2024],
    meaning: 'The child began to live independently (P2) before the 15th birthday (16th in 2023/24).',
    changed: 'The 16th instead of the 15th birthday in 2023/24.',
    place: () => 'P2',
    age: (year) => (year >= 2024 ? 16 : 15),
  }),
  oldEnoughRule({
    code: '371',
    meaning:
      'The child began in semi-independent or supported accommodation (H5, from 2024/25 K3) before the 16th birthday (14th in 2022/23).',
    changed: 'The 16th instead of the 14th birthday from 2023/24, K3 instead of H5 from 2024/25.',
    place: (year) => (year >= 2025 ? 'K3' : 'H5'),
    age: (year) => (year >= 2024 ? 16 : 14),
  }),
  oldEnoughRule({
    code: '372',
    meaning: 'The child came to a young offender institution (R5) before the 10th birthday.',
    place: () => 'R5',
    age: () => 10,
  }),
  oldEnoughRule({
    code: '373',
    meaning: 'The child came to a residential school (S1) before the 4th birthday.',
    place: () => 'S1',
    age: () => 4,
  }),
  oldEnoughRule({
    code: '374',
    meaning: 'The child came to residential employment (P3) before the 14th birthday.',
    place: () => 'P3',
    age: () => 14,
  }),
  episodeBesideHeaderRule({
    code: '359',
    fields: ['DEC', 'DOB', 'LS', 'PLACE'],
    meaning:
      'The child turned 18 before CE, but the episode is open and not one of V2 in a children’s home (K2).',
    of: ({ episodes }) => {
      const [isAgreed, isHome] = [episodes.LS.is('V2'), episodes.PLACE.is('K2')];
      return (row) => episodes.DEC.isBlank(row) && !(isAgreed(row) && isHome(row));
    },
    fails: ({ header, end }) => {
      const adult = birthday(header.DOB, 18);
      return (_, beside) => adult(beside) < end;
    },
  }),
  episodeAndHeaderRule({
    code: '234',
    years: [2026, 2027],
    fields: ['REASON_PLACE_CHANGE', 'DOB'],
    meaning:
      'The placement changed because of custody (CUSTOD) in an episode that began before the 10th birthday.',
    of: ({ episodes }) => episodes.REASON_PLACE_CHANGE.is('CUSTOD'),
    fails: ({ episodes, header }) => {
      const ten = birthday(header.DOB, 10);
      return (row, beside) => episodes.DECOM.day(row) < ten(beside);
    },
  }),
  rowRule('episodes', {
    code: '217',
    fields: ['PLACE', 'DECOM', 'RNE'],
    meaning:
      'A placement for adoption with the current foster carer (A3, A5) began with RNE other than S, T or U.',
    fails: ({ episodes: { PLACE, RNE, DECOM } }) => {
      const [isWithCarer, isFitting] = [PLACE.among(['A3', 'A5']), RNE.among(['S', 'T', 'U'])];
      return (row) => isWithCarer(row) && DECOM.day(row) >= fosterToAdopt && !isFitting(row);
    },
  }),
  rowRule('episodes', {
    code: '217t',
    years: [2024, 2024],
    fields: ['PLACE', 'DECOM'],
    meaning: 'Independent living (P2) went on after 28 October 2023, when it had to be registered.',
    fails: ({ episodes: { PLACE, DEC } }) => {
      const isAlone = PLACE.is('P2');
      return (row) => isAlone(row) && !(DEC.day(row) <= lastUnregistered);
    },
  }),
  rowRule('episodes', {
    code: '336',
    fields: ['PLACE'],
    meaning:
      'The child was placed for adoption with the current foster carer (A3, A5), but was not in a foster home or placed for adoption before.',
    differs: 'The tool looks at A3 and A4; the guidance says A3 and A5.',
    fails: findUnfostered,
  }),
  rowRule('episodes', {
    code: '378',
    fields: ['PLACE', 'LS'],
    meaning: 'A child in care by agreement (V2) cannot be placed with parents (P1).',
    fails: placedUnder('P1', ['V2']),
  }),
  rowRule('episodes', {
    code: '384',
    fields: ['PLACE', 'LS'],
    meaning: 'A child on short breaks (V3, V4) cannot be in a long-term foster home (U1, U4).',
    fails: ({ episodes }) => {
      const [isBreak, isLongTerm] = [shortBreak(episodes), episodes.PLACE.among(['U1', 'U4'])];
      return (row) => isBreak(row) && isLongTerm(row);
    },
  }),
  rowRule('episodes', {
    code: '408',
    fields: ['PLACE', 'LS'],
    meaning: 'The child is placed under a placement order (A5, A6), but the legal status is not E1.',
    fails: ({ episodes: { PLACE, LS } }) => {
      const [isUnderOrder, isOrdered] = [PLACE.among(['A5', 'A6']), LS.is('E1')];
      return (row) => isUnderOrder(row) && !isOrdered(row);
    },
  }),
];

function placedUnder(place: string, statuses: readonly string[]) {
  return ({ episodes: { PLACE, LS } }: Return903) => {
    const [isPlace, isStatus] = [PLACE.is(place), LS.among(statuses)];
    return (row: number) => isPlace(row) && isStatus(row);
  };
}

function findUnfostered({ episodes }: Return903) {
  const [isWithCarer, isFamily] = [episodes.PLACE.among(['A3', 'A5']), familyPlace(episodes)];
  const order = episodes.by(episodes.DECOM);
  return (row: number) => {
    const previous = isWithCarer(row) ? order.previous(row) : -1;
    return previous >= 0 && !isFamily(previous);
  };
}
