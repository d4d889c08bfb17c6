import { rowsAt, where } from '../../frame/index.ts';
import { allYears } from '../rule.ts';
import type { Rule } from '../rule.ts';
import type { Return903, TableOf } from '../tables.ts';
import { carriedOver, differs } from './conditions/carried-over.ts';
import type { CarriedOver, EpisodeColumn } from './conditions/carried-over.ts';
import { endedInAdoption } from './conditions/adoption.ts';
import { otherPlaces } from './conditions/placements.ts';

type CarriedTest = (one: CarriedOver) => boolean;
type Words = Pick<Rule, 'code' | 'fields' | 'meaning' | 'changed'>;

/** A rule on children who were in care at the end of last year; finds their first episode of this year. */
function carriedOverRule(words: Words, fails: (all: Return903) => CarriedTest): Rule {
  return {
    ...words,
    needs: ['Episodes', 'Episodes_last'],
    years: allYears,
    fails: (all) =>
      rowsAt(
        all.episodes,
        carriedOver(all)
          .filter(fails(all))
          .map(({ row }) => row),
      ),
  };
}

/** A rule that a column of the episode that was open says the same as last year. */
function sameAsLastYearRule(code: string, column: EpisodeColumn, what: string): Rule {
  const meaning = `The child was in care at the end of last year, but ${what} now.`;
  return carriedOverRule({ code, fields: [column], meaning }, (all) => differs(column, all));
}

/** What happened at the turn of the year. */
export const lastYearRules: readonly Rule[] = [
  sameAsLastYearRule('503A', 'RNE', 'the reason why the episode began (RNE) is another'),
  sameAsLastYearRule('503B', 'LS', 'the legal status (LS) is another'),
  sameAsLastYearRule('503C', 'CIN', 'the category of need (CIN) is another'),
  sameAsLastYearRule('503E', 'PLACE_PROVIDER', 'the provider of the placement (PLACE_PROVIDER) is another'),
  sameAsLastYearRule('503F', 'URN', 'the URN is another'),
  sameAsLastYearRule('503H', 'PL_LA', 'the authority in which the placement lies is another'),
  sameAsLastYearRule(
    '503J',
    'PL_LOCATION',
    'the placement lies in the authority where it did not, or the other way about,',
  ),
  carriedOverRule(
    {
      code: '503D',
      fields: ['PLACE'],
      meaning: 'The child was in care at the end of last year, but the placement (PLACE) is another now.',
      changed: 'H5 may become K3 in 2023/24 and 2024/25, and Z1 become Z11 to Z14 in 2025/26.',
    },
    (all) => {
      const isOther = differs('PLACE', all);
      const isRenamed = renamedPlace(all);
      return (one) => isOther(one) && !isRenamed(one);
    },
  ),
  carriedOverRule(
    {
      code: '503G',
      fields: ['PL_DISTANCE'],
      meaning: 'The child was in care at the end of last year, but the distance from home is another now.',
    },
    hasOtherDistance,
  ),
  carriedOverRule(
    {
      code: '452',
      fields: ['PL_LA', 'RNE'],
      meaning:
        'The episode goes on from last year, but the authority in which the placement lies is another.',
    },
    (all) => {
      const [isOther, isSame] = [differs('PL_LA', all), isSameEpisode(all)];
      return (one) => isOther(one) && isSame(one);
    },
  ),
  carriedOverRule(
    {
      code: '453',
      fields: ['PL_DISTANCE', 'RNE'],
      meaning: 'The episode goes on from last year, but the distance from home is another.',
    },
    (all) => {
      const [isOther, isSame] = [hasOtherDistance(all), isSameEpisode(all)];
      return (one) => isOther(one) && isSame(one);
    },
  ),
  {
    code: '502',
    needs: ['Episodes', 'Episodes_last'],
    fields: ['DECOM'],
    years: allYears,
    meaning: 'An episode was open at the end of last year, but this year begins with another one.',
    fails: findOtherStarts,
  },
  {
    code: '562',
    needs: ['Episodes', 'Episodes_last'],
    fields: ['DECOM'],
    years: allYears,
    meaning: 'The episode began before the year, but is not the one that was the latest last year.',
    fails: findUnknownStarts,
  },
  {
    code: 'NoE',
    needs: ['Episodes', 'Episodes_last'],
    fields: ['DECOM'],
    years: allYears,
    isQuery: true,
    meaning: 'The episode began before the year, but the child has none in last year’s return.',
    fails: ({ episodes, start, last }) =>
      where(
        episodes,
        (row) => episodes.DECOM.day(row) < start && !last.episodes.has(episodes.child[row] ?? 0),
      ),
  },
  {
    code: '199',
    needs: ['Episodes'],
    uses: ['Episodes_last'],
    fields: ['CHILD'],
    years: allYears,
    meaning: 'The child was adopted (E11, E12) before this episode began.',
    fails: findAfterAdoption,
  },
];

/** Whether the episode was open for sure, and began for the same reason: it goes on. */
function isSameEpisode(all: Return903): CarriedTest {
  const [isElse, { DEC, RNE }] = [differs('RNE', all), all.last.episodes];
  return (one) => DEC.isBlank(one.last) && RNE.isFilled(one.last) && !isElse(one);
}

/** Codes that took the place of others. */
function renamedPlace({ episodes, last, year }: Return903): CarriedTest {
  const [was, is] = [last.episodes.PLACE, episodes.PLACE];
  const [old, current] = year >= 2026 ? [['Z1'], otherPlaces(year)] : [['H5'], ['K3']];
  const [isOld, isCurrent] = [was.among(old), is.among(current)];
  const isYear = year >= 2024 && year <= 2026;
  return (one) => isYear && isOld(one.last) && isCurrent(one.row);
}

/** Distances that differ by 0.2 miles or more, or one where there was none. Distances are whole tenths. */
function hasOtherDistance({ episodes, last }: Return903): CarriedTest {
  return (one) => {
    const [now, before] = [episodes.PL_DISTANCE.number(one.row), last.episodes.PL_DISTANCE.number(one.last)];
    if (Number.isNaN(before)) return !Number.isNaN(now);
    return Math.round(Math.abs(now - before) * 10) >= 2;
  };
}

function findOtherStarts({ episodes, last }: Return903) {
  const order = episodes.by(episodes.DECOM);
  const { DECOM, DEC } = last.episodes;
  const found: number[] = [];
  last.episodes.child.forEach((child, row) => {
    const first = DEC.isBlank(row) ? order.first(child) : -1;
    if (first >= 0 && episodes.DECOM.day(first) !== DECOM.day(row)) found.push(first);
  });
  return rowsAt(episodes, found);
}

function findUnknownStarts({ episodes, last, start }: Return903) {
  const [order, lastOrder] = [episodes.by(episodes.DECOM), last.episodes.by(last.episodes.DECOM)];
  const found: number[] = [];
  for (let child = 1; child < episodes.children.count; child++) {
    const row = order.first(child);
    if (!(episodes.DECOM.day(row) < start)) continue;
    if (episodes.DECOM.day(row) !== last.episodes.DECOM.day(lastOrder.last(child))) found.push(row);
  }
  return rowsAt(episodes, found);
}

/**
 * Episodes after one that ended with an adoption, in the order in which they began; a later adoption is one as well. One
 * that began with the episode of last year is the same episode, not a later one.
 */
function findAfterAdoption({ episodes, last }: Return903) {
  const lastYears = firstAdoptions(last.episodes);
  const isAdopted = endedInAdoption(episodes);
  const order = episodes.by(episodes.DECOM);
  const found: number[] = [];
  for (let child = 1; child < episodes.children.count; child++) {
    let wasAdopted = false;
    for (const row of order.rowsOf(child)) {
      const began = episodes.DECOM.day(row);
      if (Number.isNaN(began)) break;
      if (wasAdopted || began > (lastYears[child] ?? Infinity)) found.push(row);
      wasAdopted ||= isAdopted(row);
    }
  }
  return rowsAt(episodes, found);
}

/** By child, when the first episode that ended with an adoption began; Infinity without one. */
function firstAdoptions(episodes: TableOf<'Episodes'>): Float64Array {
  const isAdopted = endedInAdoption(episodes);
  const first = new Float64Array(episodes.children.count).fill(Infinity);
  episodes.child.forEach((child, row) => {
    const began = isAdopted(row) ? episodes.DECOM.day(row) : NaN;
    if (began < (first[child] ?? 0)) first[child] = began;
  });
  return first;
}
