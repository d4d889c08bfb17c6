/** How many children, as a forecast has it: the mean, and nine in ten between `low` and `high`. */
export type Expected = { readonly mean: number; readonly low: number; readonly high: number };

/** Children expected in foster families and in residential homes at a 31 March. */
export type HomesDemand = {
  readonly year: number;
  readonly fostering: Expected;
  readonly residential: Expected;
};

/** Of children in residential homes, for how many in a hundred a family home would be right: nobody knows exactly. */
export type IdealShare = { readonly low: number; readonly likely: number; readonly high: number };

/** Foster places of our own and of agencies together, and how they change. */
export type Capacity = {
  /** Approved places at the start. */
  readonly places: number;
  /** Of a hundred places, how many can be filled at once: siblings, matches and rests leave some empty. */
  readonly used: number;
  /** Places that recruitment adds in a year. */
  readonly gained: number;
  /** Of a hundred places, how many are lost in a year. */
  readonly lost: number;
};

/** Demand by ideal home in one year: what children would need, not where they would be for want of a family. */
export type IdealDemand = {
  readonly year: number;
  readonly fostering: Expected;
  readonly residential: Expected;
  /** Children expected in residential homes for whom a family home would be right. */
  readonly waiting: Expected;
};

/**
 * Moves children for whom a family home would be right from residential homes to foster families. The lower end takes the
 * lower share of the fewest children, so that the interval holds doubt about both.
 */
export function idealDemand(demand: HomesDemand, share: IdealShare): IdealDemand {
  const waiting = {
    mean: (demand.residential.mean * share.likely) / 100,
    low: (demand.residential.low * share.low) / 100,
    high: (demand.residential.high * share.high) / 100,
  };
  const { fostering, residential } = demand;
  return {
    year: demand.year,
    waiting,
    fostering: {
      mean: fostering.mean + waiting.mean,
      low: fostering.low + waiting.low,
      high: fostering.high + waiting.high,
    },
    residential: {
      mean: residential.mean - waiting.mean,
      low: (residential.low * (100 - share.high)) / 100,
      high: (residential.high * (100 - share.low)) / 100,
    },
  };
}

/** How many approved places there are after so many years. Losses are of the places at the start of each year. */
export function placesAfter({ places, gained, lost }: Capacity, years: number): number {
  let now = places;
  for (let year = 0; year < years; year += 1) now = Math.max(0, now * (1 - lost / 100) + gained);
  return now;
}

/** One year of the plan for foster homes. Children, but for what is called places. */
export type HomesPlanYear = {
  readonly year: number;
  readonly demand: IdealDemand;
  /** Approved places without more recruitment than now. */
  readonly places: number;
  /** Children whom these can take. */
  readonly canTake: number;
  /** Children beyond that: how many families are missing. Never below nought. */
  readonly gap: Expected;
  /** Approved places to gain by then beyond what is planned, in all. */
  readonly placesToGain: number;
  /** Of these, in this year. */
  readonly toGainThisYear: number;
};

/**
 * What to recruit, by when. Places to gain never fall once needed: a carer approved for one year is not turned away the
 * next. `origin` is the year of the 31 March at which the places were counted.
 */
export function planHomes(
  demands: readonly IdealDemand[],
  capacity: Capacity,
  origin: number,
): readonly HomesPlanYear[] {
  let before = 0;
  return demands.map((demand) => {
    const places = placesAfter(capacity, demand.year - origin);
    const canTake = (places * capacity.used) / 100;
    const gap = beyond(demand.fostering, canTake);
    const needed = capacity.used > 0 ? Math.ceil((gap.mean * 100) / capacity.used) : 0;
    const placesToGain = Math.max(before, needed);
    const toGainThisYear = placesToGain - before;
    before = placesToGain;
    return { year: demand.year, demand, places, canTake, gap, placesToGain, toGainThisYear };
  });
}

function beyond({ mean, low, high }: Expected, canTake: number): Expected {
  const over = (children: number) => Math.max(0, children - canTake);
  return { mean: over(mean), low: over(low), high: over(high) };
}

/** Weekly costs of a child, in pounds. */
export type HomeCosts = { readonly fostering: number; readonly residential: number };

const weeksInYear = 365.25 / 7;

/**
 * What it costs in a year that children live in residential homes for want of a family: as many as wait for one, at most
 * as many as families are missing.
 */
export function costOfGap({ demand, gap }: HomesPlanYear, costs: HomeCosts): Expected {
  const dearer = (costs.residential - costs.fostering) * weeksInYear;
  const cost = (end: keyof Expected) => Math.min(gap[end], demand.waiting[end]) * dearer;
  return { mean: cost('mean'), low: cost('low'), high: cost('high') };
}
