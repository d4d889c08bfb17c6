import type { Rule } from '../rule.ts';
import type { Return903 } from '../tables.ts';
import { birthday } from './conditions/birthday.ts';
import { endedInAdoption, placedForAdoption } from './conditions/adoption.ts';
import { fosterPlaces } from './conditions/placements.ts';
import { episodeAndHeaderRule, episodeBesideHeaderRule } from './episode-beside-header.ts';
import { rowRule } from './row-rule.ts';

/** How an age compares with the end of an episode: `birthday` is NaN without a date of birth, `ended` when open. */
type AgeTest = (ended: number, birthday: number) => boolean;

/** A rule that the child had the age for the reason why the episode ended. */
function ageAtEndRule(words: {
  code: string;
  recs: readonly string[];
  age: number;
  meaning: string;
  fails: AgeTest;
}) {
  const { code, recs, age, meaning, fails } = words;
  return episodeBesideHeaderRule({
    code,
    fields: ['REC', 'DEC', 'DOB'],
    meaning,
    of: ({ episodes }) => episodes.REC.among(recs),
    fails: ageAtEnd(age, fails),
    looksWithoutHeader: true,
  });
}

function ageAtEnd(age: number, fails: AgeTest) {
  return ({ episodes, header }: Return903) => {
    const turns = birthday(header.DOB, age);
    return (row: number, beside: number) => fails(episodes.DEC.day(row), turns(beside));
  };
}

const special = ['E45', 'E46', 'E47', 'E48'];

/** Why an episode ended. */
export const episodeEndRules: readonly Rule[] = [
  ageAtEndRule({
    code: '386',
    recs: ['E11', 'E12'],
    age: 18,
    meaning: 'The child was adopted (E11, E12) on or after the 18th birthday.',
    fails: (ended, turns) => ended >= turns,
  }),
  ageAtEndRule({
    code: '387',
    recs: ['E5', 'E6'],
    age: 14,
    meaning: 'The child moved to independent living (E5, E6), but is not known to have been 14 or over.',
    fails: (ended, turns) => !Number.isNaN(ended) && !(turns <= ended),
  }),
  ageAtEndRule({
    code: '389',
    recs: ['E7'],
    age: 16,
    meaning: 'The child moved to adult social services (E7), but not known to be 16 or over.',
    fails: (ended, turns) => !(turns <= ended),
  }),
  ageAtEndRule({
    code: '460',
    recs: ['E17'],
    age: 18,
    meaning: 'Care ended at 18 with the carers going on (E17), but before the 18th birthday.',
    fails: (ended, turns) => ended < turns,
  }),
  episodeAndHeaderRule({
    code: '407',
    fields: ['DEC', 'DOB', 'REC'],
    meaning: 'Special guardianship (E45 to E48) began after the 18th birthday.',
    of: ({ episodes }) => episodes.REC.among(special),
    fails: ageAtEnd(18, (ended, turns) => ended > turns),
  }),
  rowRule('episodes', {
    code: '388',
    fields: ['REC', 'DEC', 'DECOM'],
    meaning:
      'REC says that another episode begins (X1) where none does on that day, or that care ended where it went on.',
    fails: ({ episodes: { REC, DEC, DECOM }, episodes }) => {
      const [order, isGoingOn] = [episodes.by(DECOM), REC.is('X1')];
      return (row) => {
        const next = order.next(row);
        if (next < 0) return isGoingOn(row) && !Number.isNaN(DEC.day(row));
        if (Number.isNaN(DEC.day(row))) return false;
        const isFollowed = DEC.day(row) === DECOM.day(next);
        return isGoingOn(row) ? !isFollowed : REC.isFilled(row) && isFollowed;
      };
    },
  }),
  rowRule('episodes', {
    code: '437',
    fields: ['REC'],
    meaning: 'The child died or was found to be an adult (E2, E15), but has a later episode.',
    fails: ({ episodes }) => {
      const [order, isLast] = [episodes.by(episodes.DECOM), episodes.REC.among(['E2', 'E15'])];
      return (row) => isLast(row) && order.next(row) >= 0 && !Number.isNaN(episodes.DECOM.day(row));
    },
  }),
  rowRule('episodes', {
    code: '390',
    fields: ['PLACE', 'REC'],
    meaning: 'The child was adopted (E11, E12) from a placement that is not one for adoption (A3 to A6).',
    fails: ({ episodes }) => {
      const [isAdopted, isFor] = [endedInAdoption(episodes), placedForAdoption(episodes)];
      return (row) => isAdopted(row) && !isFor(row);
    },
  }),
  rowRule('episodes', {
    code: '516',
    fields: ['REC', 'PLACE'],
    meaning:
      'A former foster carer became special guardian (E45, E46), but the child was not in a foster home.',
    fails: ({ episodes }) => {
      const [isByCarer, isFostered] = [
        episodes.REC.among(['E45', 'E46']),
        episodes.PLACE.among(fosterPlaces),
      ];
      return (row) => isByCarer(row) && !isFostered(row);
    },
  }),
];
