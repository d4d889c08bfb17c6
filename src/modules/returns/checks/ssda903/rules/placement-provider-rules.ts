import { isCode } from '../../../../../formats/index.ts';
import type { Rule } from '../rule.ts';
import { shortBreak } from './conditions/care.ts';
import {
  adoptionPlaces,
  familyPlace,
  fosterPlaces,
  otherPlaces,
  temporaryPlaces,
} from './conditions/placements.ts';
import { rowRule } from './row-rule.ts';

/** A rule that some kinds of placement are never run by a kind of provider. */
function neverByRule(code: string, provider: string, places: readonly string[], meaning: string): Rule {
  return rowRule('episodes', {
    code,
    fields: ['PLACE', 'PLACE_PROVIDER'],
    meaning,
    fails: ({ episodes: { PLACE, PLACE_PROVIDER } }) => {
      const [isPlace, isProvider] = [PLACE.among(places), PLACE_PROVIDER.is(provider)];
      return (row) => isPlace(row) && isProvider(row);
    },
  });
}

const ownHomes = ['P1', 'R2', 'R5'];

/** Who runs a placement. */
export const placementProviderRules: readonly Rule[] = [
  rowRule('episodes', {
    code: '178',
    fields: ['PLACE_PROVIDER', 'PLACE'],
    meaning: 'PLACE_PROVIDER is not a code for a provider, or the placement has none.',
    changed: 'From 2025/26 T0 to T3 and Z11 to Z14 have none, before that T0 to T4 and Z1.',
    fails: ({ episodes: { PLACE, PLACE_PROVIDER }, year }) => {
      const isNone = PLACE_PROVIDER.matching((text) => !isCode('placement_provider', text, year));
      const isWithout = PLACE.among([
        ...temporaryPlaces.slice(0, year >= 2026 ? 4 : 5),
        ...otherPlaces(year),
      ]);
      return (row) => isNone(row) || (PLACE_PROVIDER.isFilled(row) && isWithout(row));
    },
  }),
  rowRule('episodes', {
    code: '526',
    fields: ['PLACE', 'PLACE_PROVIDER'],
    meaning: 'PLACE_PROVIDER is blank for a placement that has a provider.',
    changed: 'From 2025/26 Z11 to Z14 have none instead of Z1.',
    fails: ({ episodes: { PLACE, PLACE_PROVIDER }, year }) => {
      const isWithout = PLACE.among([...temporaryPlaces, ...otherPlaces(year)]);
      return (row) => PLACE_PROVIDER.isBlank(row) && !isWithout(row);
    },
  }),
  neverByRule(
    '527',
    'PR1',
    ownHomes,
    'A placement P1, R2 or R5 is never the authority’s own provision (PR1).',
  ),
  neverByRule(
    '528',
    'PR2',
    ownHomes,
    'A placement P1, R2 or R5 is never another authority’s provision (PR2).',
  ),
  neverByRule(
    '529',
    'PR3',
    [...adoptionPlaces, 'K1', 'K2', 'P1', ...fosterPlaces],
    'A placement for adoption, in a foster home, a children’s home or with parents is never run by another public body (PR3).',
  ),
  neverByRule(
    '530',
    'PR4',
    ['P1'],
    'A placement with parents (P1) is never run by a private provider (PR4).',
  ),
  neverByRule(
    '531',
    'PR5',
    ['P1'],
    'A placement with parents (P1) is never run by a voluntary provider (PR5).',
  ),
  rowRule('episodes', {
    code: '550',
    fields: ['PLACE', 'PLACE_PROVIDER'],
    meaning:
      'PLACE_PROVIDER says that parents provide the placement (PR0), but it is not one with parents (P1).',
    fails: ({ episodes: { PLACE, PLACE_PROVIDER } }) => {
      const [isParents, isHome] = [PLACE_PROVIDER.is('PR0'), PLACE.is('P1')];
      return (row) => isParents(row) && !isHome(row);
    },
  }),
  rowRule('episodes', {
    code: '1015',
    fields: ['PL_LA'],
    meaning: 'The authority’s own provision (PR1) is not known to lie in the authority.',
    fails: ({ episodes, authority }) => {
      const [isOwn, isHere] = [episodes.PLACE_PROVIDER.is('PR1'), episodes.PL_LA.is(authority)];
      const [isBreak, isFamily] = [shortBreak(episodes), familyPlace(episodes)];
      return (row) =>
        isOwn(row) &&
        !isHere(row) &&
        !isFamily(row) &&
        !isBreak(row) &&
        episodes.LS.isFilled(row) &&
        episodes.PLACE.isFilled(row);
    },
  }),
];
