import { toPostcodeKey } from '../../../../../formats/index.ts';
import { day } from '../../frame/index.ts';
import type { RowTest } from '../../frame/index.ts';
import type { Rule } from '../rule.ts';
import type { Provider, Return903 } from '../tables.ts';
import { shortBreak } from './conditions/care.ts';
import { once } from './conditions/once.ts';
import { namesProvider, otherPlaces, temporaryPlaces } from './conditions/placements.ts';
import { rowRule } from './row-rule.ts';

const also: Rule['needs'] = ['ProviderList'];

/** The provider of each episode by its URN, where the list has it. */
const providerOf = once(({ episodes: { URN }, providers }: Return903) => {
  const byCode = URN.values.map((urn) => providers.get(urn));
  return (row: number): Provider | undefined => byCode[URN.code(row)];
});

/** Placements that have no URN, where the child lives or is looked after by those whom the regulator does not inspect. */
const withoutUrn = ['P1', 'P3', 'R1', 'R2', 'R5', ...temporaryPlaces];

/** A test for placements known to lie outside England. */
function abroad({ episodes, year }: Return903): RowTest {
  const codes = new Set(['CON', 'NIR', 'SCO', 'WAL', 'NUK']);
  return episodes.PL_LA.matching((text) => (year >= 2026 ? codes.has(text) : /^[NWSC]/.test(text)));
}

/** From this day semi-independent accommodation had to be registered. */
const registered = day('2023-10-29');

/** The URN of a placement, and what the regulator's list says of it. */
export const providerListRules: readonly Rule[] = [
  rowRule('episodes', {
    code: '218',
    fields: ['URN'],
    meaning: 'URN is blank for a placement in England that has one.',
    changed: 'H5 and P2 need one from 2024/25. From 2025/26 Z11 to Z14 need none instead of Z1.',
    differs: 'Up to 2024/25 the tool takes a placement whose authority is not known for one outside England.',
    fails: (all) => {
      const { episodes, start, year } = all;
      const exempt = [...withoutUrn, ...otherPlaces(year), ...(year >= 2025 ? [] : ['H5', 'P2'])];
      const [isExempt, isAbroad] = [episodes.PLACE.among(exempt), abroad(all)];
      return (row) =>
        episodes.URN.isBlank(row) &&
        (episodes.DEC.isBlank(row) || episodes.DEC.day(row) >= start) &&
        !isExempt(row) &&
        !isAbroad(row);
    },
  }),
  rowRule('episodes', {
    code: '222',
    fields: ['URN', 'PLACE'],
    meaning: 'URN is filled for a placement that has none.',
    changed: 'H5 has one from 2023/24, P2 from 2024/25. From 2025/26 Z11 to Z14 instead of Z1 have none.',
    fails: (all) => {
      const { episodes, year } = all;
      const outgoing = [...(year >= 2024 ? [] : ['H5']), ...(year >= 2025 ? [] : ['P2'])];
      const isWithout = episodes.PLACE.among([...withoutUrn, ...otherPlaces(year), ...outgoing]);
      const isNamed = namesProvider(all);
      return (row) => isNamed(row) && isWithout(row);
    },
  }),
  rowRule('episodes', {
    code: '230',
    years: [2024, 2024],
    fields: ['PLACE', 'DEC', 'URN'],
    meaning:
      'Semi-independent accommodation (H5) in England has no URN after 28 October 2023, when it had to be registered.',
    fails: (all) => {
      const { PLACE, DEC, PL_LA } = all.episodes;
      const [isHome, isNamed, isAbroad] = [PLACE.is('H5'), namesProvider(all), abroad(all)];
      return (row) =>
        isHome(row) && !(DEC.day(row) < registered) && !isNamed(row) && PL_LA.isFilled(row) && !isAbroad(row);
    },
  }),
  rowRule('episodes', {
    code: '1008',
    also,
    fields: ['URN'],
    meaning: 'The URN is not in the regulator’s list.',
    fails: (all) => {
      const [isNamed, provider] = [namesProvider(all), providerOf(all)];
      return (row) => isNamed(row) && provider(row) === undefined;
    },
  }),
  rowRule('episodes', {
    code: '219',
    also,
    fields: ['URN', 'PLACE'],
    meaning: 'The regulator’s list has no such placement (PLACE) for this URN.',
    fails: (all) => {
      const [isNamed, provider, { PLACE }] = [namesProvider(all), providerOf(all), all.episodes];
      return (row) => isNamed(row) && provider(row)?.placementCodes.has(PLACE.text(row) ?? '') !== true;
    },
  }),
  rowRule('episodes', {
    code: '224',
    also,
    fields: ['URN', 'PLACE_PROVIDER'],
    meaning: 'The regulator’s list has another kind of provider (PLACE_PROVIDER) for this URN.',
    fails: (all) => {
      const [isNamed, provider, { PLACE_PROVIDER }] = [namesProvider(all), providerOf(all), all.episodes];
      return (row) =>
        isNamed(row) && provider(row)?.providerCodes.has(PLACE_PROVIDER.text(row) ?? '') !== true;
    },
  }),
  rowRule('episodes', {
    code: '221',
    also,
    fields: ['URN', 'PL_POST', 'PLACE'],
    meaning: 'PL_POST is not the postcode that the regulator’s list has for the home.',
    changed: 'H5 in 2023/24, K3 from 2024/25.',
    fails: findOtherPostcodes,
  }),
  rowRule('episodes', {
    code: '227',
    also,
    fields: ['URN', 'DECOM'],
    meaning: 'The placement began when the registration of the provider had ended.',
    fails: (all) => {
      const [provider, { DECOM }] = [providerOf(all), all.episodes];
      return (row) => DECOM.day(row) >= (provider(row)?.closed ?? NaN);
    },
  }),
  rowRule('episodes', {
    code: '228',
    also,
    fields: ['URN', 'DEC'],
    meaning: 'The placement went on after the registration of the provider had ended.',
    fails: (all) => {
      const [provider, { DEC }] = [providerOf(all), all.episodes];
      const ended = (row: number) => (Number.isNaN(DEC.day(row)) ? all.end : DEC.day(row));
      return (row) => ended(row) > (provider(row)?.closed ?? NaN);
    },
  }),
  rowRule('episodes', {
    code: '229',
    also,
    fields: ['URN', 'PLACE_PROVIDER'],
    meaning:
      'The provider is said to be our own (PR1) but lies elsewhere, or another authority’s (PR2) but lies here.',
    fails: (all) => {
      const [isNamed, provider, { PLACE_PROVIDER }] = [namesProvider(all), providerOf(all), all.episodes];
      const [isOwn, isOther] = [PLACE_PROVIDER.is('PR1'), PLACE_PROVIDER.is('PR2')];
      return (row) => {
        const isHere = provider(row)?.authority === all.authority;
        return (isHere ? isOther(row) : isOwn(row)) && isNamed(row);
      };
    },
  }),
];

/** Homes whose address is that of the child; from 2023/24 also accommodation with support. */
function inspectedHomes(year: number): readonly string[] {
  const supported = year >= 2025 ? ['K3'] : year === 2024 ? ['H5'] : [];
  return ['K1', 'K2', 'R3', 'S1', ...supported];
}

function findOtherPostcodes(all: Return903): RowTest {
  const { PLACE, PL_POST } = all.episodes;
  const [isNamed, provider, isBreak] = [namesProvider(all), providerOf(all), shortBreak(all.episodes)];
  const isHome = PLACE.among(inspectedHomes(all.year));
  const keys = PL_POST.values.map(toPostcodeKey);
  return (row) =>
    isNamed(row) &&
    isHome(row) &&
    PL_POST.isFilled(row) &&
    !isBreak(row) &&
    keys[PL_POST.code(row)] !== provider(row)?.postcode;
}
