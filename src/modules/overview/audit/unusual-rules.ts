/**
 * What counts as unusual looking. Each rule is data with a pure test; what it finds is a question to somebody, never a
 * verdict. The numbers are local defaults from general knowledge (GK: not checked against a regulation or a study); a
 * setting may replace them.
 */

/** One day of one account: how many different records were opened, how many without a relation, how many at night. */
export type DayCounts = { readonly opened: number; readonly unrelated: number; readonly night: number };
export type Counted = keyof DayCounts;

export type VolumeRule = {
  readonly name: string;
  readonly title: string;
  readonly counts: Counted;
  /** Fewer than this in a day are never unusual. */
  readonly least: number;
  /** So many robust deviations above the median. */
  readonly deviations: number;
  /** Why it may well be all right. */
  readonly innocent: string;
};

export const volumeRules: readonly VolumeRule[] = [
  {
    name: 'many-records',
    title: 'Many more records than usual',
    counts: 'opened',
    least: 30,
    deviations: 6,
    innocent: 'A duty day, a return being put right, a handover, or somebody covering for others.',
  },
  {
    name: 'many-unrelated',
    title: 'Many more records without a relation than usual',
    counts: 'unrelated',
    least: 20,
    deviations: 6,
    innocent: 'An audit of cases, a search through duplicates, a new task that goes across teams.',
  },
  {
    name: 'night',
    title: 'Records opened at night, which is not usual for this account',
    counts: 'night',
    least: 5,
    deviations: 6,
    innocent: 'An emergency, a night on call, or somebody catching up late.',
  },
];

export type PairRule = {
  readonly name: string;
  readonly title: string;
  readonly innocent: string;
  readonly applies: (look: PairLook) => boolean;
};

/** A record opened without a relation, and what else is known of the two. */
export type PairLook = {
  /** Days of the last four weeks on which it was opened. */
  readonly days: number;
  readonly isColleagues: boolean;
  readonly sharesSurname: boolean;
  /** How many people in Kith have that surname. */
  readonly namesakes: number;
  /** Whether the person lives or lived with somebody who has the worker's own name. */
  readonly sharesHome: boolean;
};

/** A surname that so many have says nothing. */
export const mostNamesakes = 20;
/** Days in four weeks from which on looking at one record without a relation is asked about. */
export const repeatedDays = 4;

export const pairRules: readonly PairRule[] = [
  {
    name: 'same-surname',
    title: 'A record of somebody with the worker’s own surname',
    innocent: 'Many people share a surname and nothing else.',
    applies: ({ sharesSurname, namesakes }) => sharesSurname && namesakes <= mostNamesakes,
  },
  {
    name: 'same-home',
    title: 'A record of somebody who lives with a person of the worker’s own name',
    innocent: 'Two people can have one name. Ask whether it is the worker.',
    applies: ({ sharesHome }) => sharesHome,
  },
  {
    name: 'colleagues-family',
    title: 'A record of a colleague’s family',
    innocent: 'Somebody has to do the work for colleagues’ families too; the allocation may come later.',
    applies: ({ isColleagues }) => isColleagues,
  },
  {
    name: 'again-and-again',
    title: 'The same record again and again, without a relation',
    innocent: 'Duty work, supervision, a complaint, or a relation that nobody has recorded.',
    applies: ({ days }) => days >= repeatedDays,
  },
];

/** What is shown of a rule by name, of rules that were there once too. */
export function findRule(name: string): { readonly title: string; readonly innocent: string } {
  const found = [...volumeRules, ...pairRules].find((rule) => rule.name === name);
  return found ?? { title: 'Unusual looking', innocent: 'The rule that found this is not used any more.' };
}

/** The middle of some numbers; 0 of none. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? 0)) / 2;
}

/** The median distance from the median, scaled so that it is the standard deviation of a normal spread. */
export function robustSpread(values: readonly number[]): number {
  const middle = median(values);
  return 1.4826 * median(values.map((value) => Math.abs(value - middle)));
}

/** Fewer earlier days than this are no history to compare with. */
export const enoughDays = 10;

export type Limit = { readonly usual: number; readonly limit: number };

/**
 * Above which number a day stands out from these: the median and so many robust deviations, and at least twice the median,
 * so that a very even history does not make one more record unusual. Undefined where there is too little to compare with.
 */
export function limitOf(values: readonly number[], deviations: number): Limit | undefined {
  if (values.length < enoughDays) return undefined;
  const usual = median(values);
  return { usual, limit: Math.max(usual + deviations * robustSpread(values), 2 * usual) };
}

export type VolumeFound = {
  readonly rule: string;
  readonly count: number;
  readonly usual: number | undefined;
  readonly usualOfPeers: number | undefined;
};

/**
 * What stands out of a day: above the least, above what the account itself usually does, and above what others of the same
 * role do on such days. Somebody without history of their own is compared with the others only; with neither, nothing is said.
 */
export function findVolumes(
  day: DayCounts,
  earlier: readonly DayCounts[],
  peers: readonly DayCounts[],
): readonly VolumeFound[] {
  return volumeRules.flatMap((rule) => {
    const count = day[rule.counts];
    const of = (days: readonly DayCounts[]) =>
      limitOf(
        days.map((one) => one[rule.counts]),
        rule.deviations,
      );
    const [own, others] = [of(earlier), of(peers)];
    const limits = [own, others].filter((limit) => limit !== undefined);
    const standsOut = count >= rule.least && limits.length > 0 && limits.every(({ limit }) => count > limit);
    return standsOut ? [{ rule: rule.name, count, usual: own?.usual, usualOfPeers: others?.usual }] : [];
  });
}

/** The rules that a look without a relation falls under. */
export function findPairs(look: PairLook): readonly string[] {
  return pairRules.filter(({ applies }) => applies(look)).map(({ name }) => name);
}

/** The last word of a name in small letters: what is compared as a surname. Empty where there is one word only. */
export function surnameOf(name: string): string {
  const words = plainName(name).split(' ');
  return words.length < 2 ? '' : (words.at(-1) ?? '');
}

/** Without capitals and doubled spaces. */
export function plainName(name: string): string {
  return name.normalize('NFC').toLowerCase().replace(/\s+/g, ' ').trim();
}
