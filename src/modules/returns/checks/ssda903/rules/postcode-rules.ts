import type { RowTest } from '../../frame/index.ts';
import type { Rule, Source } from '../rule.ts';
import type { Return903 } from '../tables.ts';
import { shortBreak } from './conditions/care.ts';
import { unaccompaniedEver } from './conditions/child.ts';
import { rowRule } from './row-rule.ts';

const uses: readonly Source[] = ['Header', 'UASC', 'Header_last', 'UASC_last'];

/**
 * A test for episodes of children who were never unaccompanied, as far as loaded: their home is known. Where no file
 * says who was, no episode passes.
 */
function hasKnownHome(all: Return903): RowTest {
  const { test: isUnaccompanied } = unaccompaniedEver(all);
  return (row) => isUnaccompanied?.(all.episodes.child[row] ?? 0) === false;
}

/** A test for episodes that are not short breaks. */
function noBreak({ episodes }: Return903): RowTest {
  const isBreak = shortBreak(episodes);
  return (row) => !isBreak(row);
}

/** Where children come from and live. What lies where says a directory of postcodes. */
export const postcodeRules: readonly Rule[] = [
  rowRule('episodes', {
    code: '164',
    uses,
    fields: ['PL_DISTANCE'],
    meaning: 'The distance from home is not between 0 and 999.9 miles.',
    fails: (all) => {
      const [isKnown, { PL_DISTANCE: distance }] = [hasKnownHome(all), all.episodes];
      return (row) => (distance.number(row) < 0 || distance.number(row) > 999.9) && isKnown(row);
    },
  }),
  rowRule('episodes', {
    code: '169',
    fields: ['PL_LA'],
    meaning: 'The authority in which the placement lies is not known from PL_POST.',
    fails: (all) => {
      const isCare = noBreak(all);
      return (row) => all.episodes.PL_LA.isBlank(row) && isCare(row);
    },
  }),
  rowRule('episodes', {
    code: '179',
    fields: ['PL_LOCATION'],
    meaning: 'Whether the placement lies in the authority is not known from PL_POST.',
    fails: (all) => {
      const isCare = noBreak(all);
      return (row) => all.episodes.PL_LOCATION.isBlank(row) && isCare(row);
    },
  }),
  rowRule('episodes', {
    code: '214',
    fields: ['PL_POST', 'URN'],
    meaning: 'A short break (V3, V4) has a PL_POST or a URN.',
    fails: ({ episodes }) => {
      const isBreak = shortBreak(episodes);
      return (row) => isBreak(row) && (episodes.PL_POST.isFilled(row) || episodes.URN.isFilled(row));
    },
  }),
  rowRule('episodes', {
    code: '392a',
    uses,
    fields: ['PL_DISTANCE'],
    meaning: 'The distance from home is not known from HOME_POST and PL_POST.',
    fails: (all) => {
      const [isKnown, isCare] = [hasKnownHome(all), noBreak(all)];
      return (row) => all.episodes.PL_DISTANCE.isBlank(row) && isCare(row) && isKnown(row);
    },
  }),
  rowRule('episodes', {
    code: '392b',
    uses,
    fields: ['HOME_POST', 'PL_POST'],
    meaning: 'HOME_POST or PL_POST is blank.',
    fails: (all) => {
      const [isKnown, isCare] = [hasKnownHome(all), noBreak(all)];
      const { HOME_POST, PL_POST } = all.episodes;
      return (row) => (HOME_POST.isBlank(row) || PL_POST.isBlank(row)) && isCare(row) && isKnown(row);
    },
  }),
  rowRule('episodes', {
    code: '392c',
    fields: ['HOME_POST', 'PL_POST'],
    meaning: 'HOME_POST or PL_POST is not in the directory of postcodes.',
    fails: ({ episodes: { HOME_POST, PL_POST, HOME_LA, PL_LA } }) => {
      return (row) =>
        (HOME_POST.isFilled(row) && HOME_LA.isBlank(row)) || (PL_POST.isFilled(row) && PL_LA.isBlank(row));
    },
  }),
  rowRule('episodes', {
    code: '392d',
    fields: ['HOME_POST', 'PL_POST', 'PLACE'],
    meaning: 'HOME_POST and PL_POST are the same, but the child is not placed with parents (P1).',
    fails: ({ episodes: { HOME_POST, PL_POST, PLACE } }) => {
      const isHome = PLACE.is('P1');
      return (row) => HOME_POST.isFilled(row) && !isHome(row) && HOME_POST.text(row) === PL_POST.text(row);
    },
  }),
  rowRule('episodes', {
    code: '398',
    fields: ['LS', 'HOME_POST', 'PL_POST'],
    meaning: 'A short break (V3, V4) has a HOME_POST or PL_POST.',
    fails: ({ episodes }) => {
      const isBreak = shortBreak(episodes);
      return (row) => isBreak(row) && (episodes.HOME_POST.isFilled(row) || episodes.PL_POST.isFilled(row));
    },
  }),
  rowRule('episodes', {
    code: '406',
    uses,
    fields: ['PL_DISTANCE', 'HOME_POST', 'PL_POST'],
    meaning: 'The child was unaccompanied, but a distance from home is known from the postcodes.',
    fails: (all) => {
      const { test: isUnaccompanied } = unaccompaniedEver(all);
      const { PL_DISTANCE, child } = all.episodes;
      return (row) => PL_DISTANCE.isFilled(row) && isUnaccompanied?.(child[row] ?? 0) === true;
    },
  }),
  rowRule('episodes', {
    code: '411',
    fields: ['PL_LOCATION', 'PL_LA'],
    meaning: 'The placement is said to lie in the authority, but lies in another.',
    fails: ({ episodes: { PL_LOCATION, PL_LA }, authority }) => {
      const [isInside, isOwn] = [PL_LOCATION.is('IN'), PL_LA.is(authority)];
      return (row) => isInside(row) && !isOwn(row);
    },
  }),
  rowRule('episodes', {
    code: '420',
    fields: ['PL_LA', 'LS'],
    meaning: 'A short break (V3, V4) has an authority in which the placement lies.',
    fails: ({ episodes }) => {
      const isBreak = shortBreak(episodes);
      return (row) => isBreak(row) && episodes.PL_LA.isFilled(row);
    },
  }),
  rowRule('episodes', {
    code: '454',
    years: [2026, 2027],
    isQuery: true,
    fields: ['PL_DISTANCE'],
    meaning: 'The placement is more than 350 miles from home.',
    fails: ({ episodes: { PL_DISTANCE } }) => {
      return (row) => PL_DISTANCE.number(row) > 350 && PL_DISTANCE.number(row) !== 999.9;
    },
  }),
];
