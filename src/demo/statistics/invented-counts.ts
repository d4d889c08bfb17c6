import type { Random } from '../random.ts';
import type { InventedAuthority } from './invented-areas.ts';
import { chanceOf } from './invented-areas.ts';

/** What is counted of an authority in a year; regions and the country are sums of these. */
export type Counts = Readonly<Record<string, number>>;

export const [firstYear, lastYear] = [2011, 2025] as const;

/**
 * England's children in care on 31 March per 10,000, 2010 to 2025 (Department for Education, November 2025): the shape
 * that the invented authorities follow.
 */
const englandRates = [57, 58, 59, 60, 60, 60, 60, 62, 64, 65, 67, 67, 70, 71, 70, 67];

/** How an authority differs from others of the same poverty, drawn once. */
type Character = {
  /** Children in care beside what poverty suggests: 1 is as expected. */
  readonly care: number;
  readonly drift: number;
  /** Above 0: steadier staff, fewer moves, less that comes back. */
  readonly strength: number;
  readonly price: number;
};

function drawCharacter({ inCare }: InventedAuthority, chance: Random): Character {
  const strength = chance.around();
  return {
    care: 1 + chance.around() * 0.14,
    drift: chance.around() * 0.012,
    // The authority whose record is made up in full is neither strong nor weak: it has neighbours to learn from.
    strength: inCare === undefined ? strength : -0.1,
    price: 1 + chance.around() * 0.08,
  };
}

/** How good its services are, from about -3 to 3; judgements follow it. */
export const strengthOf = (authority: InventedAuthority, seed: number): number =>
  drawCharacter(authority, chanceOf(authority, seed)).strength;

/** All that is counted of an authority, by year from the first to the last. */
export function countYears(authority: InventedAuthority, seed: number): ReadonlyMap<number, Counts> {
  const chance = chanceOf(authority, seed);
  const character = drawCharacter(authority, chance);
  const years = new Map<number, Counts>();
  let before = stockOf(authority, character, { year: firstYear - 1, noise: 0 });
  for (let year = firstYear; year <= lastYear; year++) {
    const stock = stockOf(authority, character, { year, noise: chance.around() * 0.015 });
    years.set(year, countYear({ authority, character, year, stock, before, chance }));
    before = stock;
  }
  return years;
}

const populationOf = ({ children }: InventedAuthority, year: number): number =>
  Math.round(children * (1 + (year - lastYear) * 0.003));

/** Poverty explains much of the rate in care: 34 + 195 × IDACI gives England's 67 at its mean score. */
function stockOf(
  authority: InventedAuthority,
  { care, drift }: Character,
  { year, noise }: { readonly year: number; readonly noise: number },
): number {
  const shape = (englandRates[year - firstYear + 1] ?? 67) / 67;
  const { inCare, children, poverty } = authority;
  const expected = inCare === undefined ? (34 + 195 * poverty) * care : (inCare / children) * 10_000;
  const rate = expected * shape * (1 + drift * (year - lastYear)) * (1 + (year === lastYear ? 0 : noise));
  return Math.round((populationOf(authority, year) * rate) / 10_000);
}

type Year = {
  readonly authority: InventedAuthority;
  readonly character: Character;
  readonly year: number;
  readonly stock: number;
  readonly before: number;
  readonly chance: Random;
};

function countYear(one: Year): Counts {
  const care = countCare(one);
  const door = countDoor(one);
  return { ...care, ...door, ...countWorkers(one, door), ...countSpend(one, care) };
}

/** A share about a mean; `better` says which way a strong authority's lies. */
function share({ chance, character }: Year, mean: number, better: -1 | 0 | 1 = 0): number {
  const value = mean * (1 + chance.around() * 0.06 + better * character.strength * 0.1);
  return Math.min(0.97, Math.max(0.005, value));
}

const part = (whole: number, of: number): number => Math.round(whole * of);

function countCare(one: Year) {
  const { authority, year, stock, before, chance } = one;
  const population = populationOf(authority, year - 1);
  const started = Math.round(stock * (0.4 + chance.around() * 0.025));
  const ceased = Math.max(0, before + started - stock);
  const [long, leavers] = [part(stock, 0.26), part(stock, 0.5)];
  const fostered = part(stock, share(one, 0.75 - (year - firstYear) * 0.006));
  const residential = part(stock, share(one, 0.08 + (year - firstYear) * 0.003));
  const places = part(stock, share(one, 0.45));
  return {
    ...{ population, stock, started, ceased, fostered, residential, long, leavers, places },
    uasc: part(stock, share(one, 0.02 + (year - firstYear) * 0.004)),
    uascStarted: part(started, share(one, 0.05 + (year - firstYear) * 0.011)),
    adopted: part(ceased, share(one, 0.1, 1)),
    guardians: part(ceased, share(one, 0.12, 1)),
    home: part(ceased, share(one, 0.2, 1)),
    moves: part(stock, share(one, 0.1, -1)),
    stayed: part(long, share(one, 0.69, 1)),
    far: part(stock, share(one, 0.18, -1)),
    missing: part(stock, share(one, 0.11, -1)),
    manyWorkers: part(stock, share(one, 0.27, -1)),
    working: part(leavers, share(one, 0.54, 1)),
    housed: part(leavers, share(one, 0.88, 0)),
    outOfTouch: part(leavers, share(one, 0.05, -1)),
    stayingPut: part(leavers, share(one, 0.28, 1)),
    filled: part(places, share(one, 0.6)),
    applications: part(population, ((4.5 + 29 * authority.poverty) / 10_000) * (1 + chance.around() * 0.1)),
  };
}

function countDoor(one: Year) {
  const { authority, year } = one;
  const population = populationOf(authority, year - 1);
  const weight = 0.5 + 3 * authority.poverty;
  const referrals = part(population, share(one, 0.053 * weight));
  const enquiries = part(population, share(one, (0.011 + (year - firstYear) * 0.0006) * weight));
  const plans = part(enquiries, share(one, 0.3));
  return {
    ...{ referrals, enquiries, plans },
    inNeed: part(population, share(one, 0.033 * weight)),
    again: part(referrals, share(one, 0.23, -1)),
    noAction: part(referrals, share(one, 0.08)),
    conferences: part(enquiries, share(one, 0.35)),
    plansNow: part(plans, 0.8),
    second: part(plans, share(one, 0.19 + (year - firstYear) * 0.004, -1)),
    poor: part(population, Math.min(0.6, authority.poverty * 1.05)),
  };
}

function countWorkers(one: Year, { inNeed }: { readonly inNeed: number }) {
  const workers = inNeed / (11.5 + one.chance.around() * 0.5);
  const holders = workers * 0.6;
  const [vacancy, agency] = [share(one, 0.16, -1), share(one, 0.15, -1)];
  return {
    ...{ workers, holders },
    vacancies: (workers * vacancy) / (1 - vacancy),
    agency: (workers * agency) / (1 - agency),
    leaving: workers * share(one, 0.145, -1),
    starting: workers * share(one, 0.16),
    cases: holders * (17.5 - (one.year - 2017) * 0.25) * (1 - one.character.strength * 0.03),
    sickDays: workers * 253 * share(one, 0.032, -1),
  };
}

type Care = { readonly stock: number; readonly fostered: number; readonly residential: number };

/** Weekly costs rise as England's did from 2016 to 2025: fostering £580 to £765, residential £3,240 to £7,385. */
function countSpend({ year, character, chance }: Year, { stock, fostered, residential }: Care) {
  const price = character.price * (1 + chance.around() * 0.02);
  const fostering = 52 * fostered * 580 * 1.031 ** (year - 2016) * price;
  const homes = 52 * residential * 3240 * 1.096 ** (year - 2016) * price;
  const inCare = (fostering + homes) * 1.35;
  const all = inCare / (0.44 + (year - 2016) * 0.012);
  const rest = all - inCare;
  return {
    ...{ fostering, homes, inCare, all, stockWeeks: stock * 52 },
    safeguarding: rest * 0.48,
    familySupport: rest * 0.24,
    leavingCare: rest * 0.1,
    youthJustice: rest * 0.05,
    youngPeople: rest * 0.06,
    earlyYears: rest * 0.07,
  };
}
