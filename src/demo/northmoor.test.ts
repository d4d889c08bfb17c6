import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { checkNhsNumber, checkUpn } from '../formats/index.ts';
import { plainDate } from '../platform/dates/plain-date.ts';
import type { CareChild } from './care-child.ts';
import { birthdayOf, collectionEnd, dateOf } from './days.ts';
import {
  defaultEndDate,
  generateNorthmoor,
  isInCare,
  type Northmoor,
  type NorthmoorFamily,
} from './northmoor.ts';
import { findNhsNumber, inventUpn } from './person-rows.ts';

const endDate = plainDate('2026-03-31');
const make = (children: number, seed: number) => generateNorthmoor({ children, seed, endDate });

/** One county for each seed, kept: the invariants are looked for in all of them. */
const counties = [1, 2, 3, 4, 5].map((seed) => {
  const county = make(250, seed);
  return { county, families: [...county.families()] };
});
const everyChild = counties.flatMap(({ families }) => families.flatMap(({ children }) => children));
const everyFamily = counties.flatMap(({ families }) => families);
const everyPeriod = everyChild.flatMap((child) => child.periods.map((period) => ({ child, period })));
const everyEpisode = everyPeriod.flatMap(({ child, period }) =>
  period.episodes.map((episode) => ({ child, period, episode })),
);

describe('how a county is made', () => {
  const fingerprint = (county: Northmoor) => {
    const hash = createHash('sha256');
    for (const { shape, children, allocations, facts } of county.families()) {
      hash.update(JSON.stringify([shape, children, [...allocations.values()], [...facts.values()]]));
    }
    return hash
      .update(JSON.stringify([county.places.all, county.registry.homes, county.workforce.workers]))
      .digest('hex');
  };

  it('gives the same county for the same seed and size, down to the ids', () => {
    expect(fingerprint(make(60, 7))).toBe(fingerprint(make(60, 7)));
  });

  it('gives another county for another seed', () => {
    expect(fingerprint(make(60, 8))).not.toBe(fingerprint(make(60, 7)));
  });

  it.each([1, 2, 17, 100, 333])('has exactly %i children in care on the last day', (children) => {
    const county = make(children, 3);
    const inCare = [...county.families()]
      .flatMap((family) => family.children)
      .filter((child) => isInCare(child, county.endDay));
    expect(inCare).toHaveLength(children);
  });

  it('ends on any day, not on 31 March only', () => {
    const county = generateNorthmoor({ children: 40, seed: 1, endDate: plainDate('2024-02-29') });
    const families = [...county.families()];
    expect(dateOf(county.endDay)).toBe('2024-02-29');
    expect(
      families
        .flatMap(({ children }) => children)
        .every(({ periods }) => periods.every(({ start }) => start <= county.endDay)),
    ).toBe(true);
  });

  it('ends by default on the last 31 March that has been', () => {
    expect(defaultEndDate(plainDate('2026-11-22'))).toBe('2026-03-31');
    expect(defaultEndDate(plainDate('2026-03-31'))).toBe('2026-03-31');
    expect(defaultEndDate(plainDate('2026-03-30'))).toBe('2025-03-31');
  });
});

describe('a child in care', () => {
  it('has periods of care that follow each other with a day between them', () => {
    for (const { periods } of everyChild) {
      periods.forEach(({ start }, index) =>
        expect(start).toBeGreaterThan(periods[index - 1]?.end ?? -Infinity),
      );
    }
  });

  it('has episodes that fill each period without a gap, a day long at least', () => {
    for (const { period } of everyPeriod) {
      expect(period.episodes[0]?.starts).toBe(period.start);
      expect(period.episodes.at(-1)?.ends).toBe(period.end);
      period.episodes.forEach(({ starts, ends }, index) => {
        expect(ends).toBeGreaterThan(starts);
        expect(starts).toBe(index === 0 ? period.start : period.episodes[index - 1]?.ends);
      });
    }
  });

  it('starts care after birth and before 18, and leaves on the 18th birthday at the latest', () => {
    for (const { child, period } of everyPeriod) {
      expect(period.start).toBeGreaterThanOrEqual(child.birth);
      expect(period.start).toBeLessThan(birthdayOf(child.birth, 18));
      expect(period.end).toBeLessThanOrEqual(birthdayOf(child.birth, 18));
    }
  });

  it('starts with S, goes on with changes that happened, and ends with X1 only where another episode follows', () => {
    for (const { period } of everyPeriod) {
      period.episodes.forEach((episode, index) => {
        const before = period.episodes[index - 1];
        const last = index === period.episodes.length - 1;
        expect(episode.reasonEnded === 'X1').toBe(!last);
        expect(episode.reasonNew).toBe(before === undefined ? 'S' : expectedReason(before, episode));
        expect(episode.reasonPlaceChange !== null).toBe(
          !last && period.episodes[index + 1]?.stay !== episode.stay,
        );
      });
    }
  });

  it('lives with parents under a care order only, and in supported accommodation from 16 only', () => {
    for (const { child, episode } of everyEpisode) {
      if (episode.stay.type === 'P1') expect(['C1', 'C2']).toContain(episode.legal);
      if (['supported', 'independent'].includes(episode.stay.type))
        expect(episode.starts).toBeGreaterThanOrEqual(birthdayOf(child.birth, 16));
    }
  });

  it('is placed for adoption under a placement order, and adopted from there', () => {
    for (const { episode } of everyEpisode) {
      if (episode.stay.type === 'A5' || episode.stay.type === 'A6') expect(episode.legal).toBe('E1');
      if (episode.reasonEnded === 'E11' || episode.reasonEnded === 'E12')
        expect(['A5', 'A6']).toContain(episode.stay.type);
    }
  });

  it('is under police protection for three days at most', () => {
    const protectedFor = everyEpisode
      .filter(({ episode }) => episode.legal === 'L1')
      .map(({ episode }) => episode.ends - episode.starts);
    expect(protectedFor.length).toBeGreaterThan(20);
    expect(Math.max(...protectedFor)).toBeLessThanOrEqual(3);
  });

  it('has reviews, missing episodes and workers within its periods of care', () => {
    for (const family of everyFamily) for (const child of family.children) expectWithinCare(family, child);
  });

  it('has a home postcode unless it came alone', () => {
    for (const { unaccompanied, homePostcode } of everyChild)
      expect(homePostcode === null).toBe(unaccompanied);
  });
});

describe('a family', () => {
  it('has a mother who was 16 to 45 when her children were born', () => {
    for (const { shape } of everyFamily) {
      for (const { birth, ofMother } of shape.children) {
        const age = shape.mother === null || !ofMother ? 30 : (birth - (shape.mother.birth ?? 0)) / 365.25;
        expect(age).toBeGreaterThan(15.9);
        expect(age).toBeLessThan(45);
        if (ofMother) expect(birth).toBeLessThan(shape.mother?.died ?? Infinity);
      }
    }
  });

  it('gives children of one mother births that are nine months apart at least', () => {
    for (const { shape } of everyFamily) {
      const births = shape.children
        .filter(({ ofMother }) => ofMother)
        .map(({ birth }) => birth)
        .sort((a, b) => a - b);
      births.forEach((birth, index) => expect(birth - (births[index - 1] ?? -Infinity)).toBeGreaterThan(270));
    }
  });

  it('brings brothers and sisters who mostly live together', () => {
    const groups = everyFamily
      .map(({ children }) => children.filter((child) => isInCare(child, collectionEnd(2026))))
      .filter(({ length }) => length > 1);
    const together = groups.filter(
      (group) =>
        new Set(
          group.map(
            (child) => child.periods.at(-1)?.stays.findLast(({ from }) => from <= collectionEnd(2026))?.home,
          ),
        ).size === 1,
    );
    expect(groups.length).toBeGreaterThan(50);
    expect(together.length / groups.length).toBeGreaterThan(0.35);
  });

  it('has names for everyone who is known by name, and no two brothers or sisters of one name', () => {
    for (const { shape } of everyFamily) {
      const given = shape.children.map(({ person }) => person.given);
      expect(given.every((name) => name !== null && name.length > 1)).toBe(true);
      if (given.length < 4) expect(new Set(given).size).toBe(given.length);
    }
  });
});

describe('numbers of people', () => {
  it('are pupil numbers with a right check letter, and NHS numbers of the range for tests', () => {
    const born = collectionEnd(2015);
    for (let number = 1; number < 3000; number++) {
      expect(checkUpn(inventUpn(number, born)).valid).toBe(true);
      const nhs = findNhsNumber(number);
      if (nhs !== undefined) expect(checkNhsNumber(nhs).valid && nhs.startsWith('999')).toBe(true);
    }
  });

  it('are given once only', () => {
    const numbers = Array.from({ length: 200_000 }, (_, index) => findNhsNumber(index + 1)).filter(
      (nhs) => nhs !== undefined,
    );
    expect(numbers.length).toBeGreaterThan(180_000);
    expect(new Set(numbers).size).toBe(numbers.length);
  });
});

function expectedReason(
  before: CareChild['periods'][number]['episodes'][number],
  now: typeof before,
): string {
  const legal = before.legal !== now.legal;
  if (before.stay === now.stay) return legal ? 'L' : 'nothing changed';
  if (before.stay.home === now.stay.home) return legal ? 'U' : 'T';
  return legal ? 'B' : 'P';
}

function expectWithinCare(family: NorthmoorFamily, child: CareChild): void {
  const facts = family.facts.get(child);
  const days = [
    ...(facts?.reviews ?? []).map(({ on }) => [on, on] as const),
    ...(facts?.missing ?? []).map(({ from, to }) => [from, to] as const),
    ...(family.allocations.get(child) ?? []).map(({ from, to }) => [from, to] as const),
  ];
  for (const [from, to] of days) {
    expect(child.periods.some(({ start, end }) => start <= from && to <= end)).toBe(true);
  }
  const missing = facts?.missing ?? [];
  missing.forEach(({ from }, index) => expect(from).toBeGreaterThan(missing[index - 1]?.to ?? -Infinity));
}
