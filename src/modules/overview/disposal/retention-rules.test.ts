import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainDate } from '../../../platform/dates/plain-date.ts';
import type { RetentionRule } from '../../access/index.ts';
import { classesOf, decideKeeping, hasEnded, withFamily } from './retention-rules.ts';
import type { RetentionFacts } from './retention-rules.ts';

const on = plainDate;
const rule = (name: string, countsFrom: RetentionRule['countsFrom'], years: number): RetentionRule => ({
  class: name,
  countsFrom,
  years,
  basis: 'local',
  source: 'made up',
  verified: false,
  starts: on('2020-01-01'),
  because: 'x',
  recordedAt: '',
  recordedBy: null,
});
const rules = [
  rule('looked after', 'birth', 75),
  rule('looked after, died under 18', 'death', 15),
  rule('care leaver', 'birth', 75),
  rule('adoption', 'order', 100),
  rule('special guardianship', 'order', 75),
  rule('child protection', 'birth', 35),
  rule('family help', 'birth', 25),
  rule('no further action', 'last event', 6),
  rule('named only', 'last event', 6),
];
const nobody: RetentionFacts = {
  subjectId: 'x',
  birthDate: on('2000-05-17'),
  birthPrecision: 'day',
  diedOn: null,
  lookedAfter: false,
  careLeaver: false,
  adoptedOn: null,
  guardianshipOn: null,
  protection: false,
  familyHelp: false,
  contact: false,
  lastEventOn: on('2015-01-31'),
  isOpen: false,
  isUnsettled: false,
  isAskedFor: false,
  held: false,
  keptUntil: null,
};
const keep = (facts: Partial<RetentionFacts>) => decideKeeping({ ...nobody, ...facts }, rules);

describe('how long a record is kept', () => {
  it.each([
    ['a child who was looked after, to the 75th birthday', { lookedAfter: true }, '2075-05-17'],
    [
      'one who died at 17, 15 years from the death',
      { lookedAfter: true, diedOn: on('2017-06-01') },
      '2032-06-01',
    ],
    [
      'one who died at 18, to the 75th birthday',
      { lookedAfter: true, diedOn: on('2018-05-17') },
      '2075-05-17',
    ],
    ['a care leaver of whom no episode is known, as one', { careLeaver: true }, '2075-05-17'],
    [
      'an adopted child, 100 years from the order',
      { lookedAfter: true, adoptedOn: on('2004-02-29') },
      '2104-02-29',
    ],
    [
      'special guardianship, 75 years from the order',
      { lookedAfter: true, guardianshipOn: on('2010-01-01') },
      '2085-01-01',
    ],
    ['child protection, to the 35th birthday', { protection: true, familyHelp: true }, '2035-05-17'],
    ['family help, to the 25th birthday', { familyHelp: true }, '2025-05-17'],
    ['a contact that led to nothing, six years', { contact: true }, '2021-01-31'],
    ['somebody who is only named, six years', {}, '2021-01-31'],
  ])('%s', (_, facts, until) => {
    expect(keep(facts).until).toBe(until);
  });

  it.each([
    ['a legal hold', { held: true, contact: true }],
    ['open work', { isOpen: true, contact: true }],
    ['what is still to be settled', { isUnsettled: true, contact: true }],
    ['a birth date that is not known', { familyHelp: true, birthDate: null }],
    ['a request for a copy that waits', { isAskedFor: true, contact: true }],
  ])('has no end because of %s', (_, facts) => {
    expect(keep(facts).until).toBe(null);
    expect(hasEnded(keep(facts), on('2999-01-01'))).toBe(false);
  });

  it('counts from the last day on which a birth can have been, where less than the day is known', () => {
    expect(keep({ familyHelp: true, birthDate: on('2000-05-01'), birthPrecision: 'month' }).until).toBe(
      '2025-06-01',
    );
    expect(keep({ familyHelp: true, birthDate: on('2000-01-01'), birthPrecision: 'year' }).until).toBe(
      '2026-01-01',
    );
    expect(keep({ familyHelp: true, birthDate: on('2000-05-17'), birthPrecision: 'estimate' }).until).toBe(
      '2030-05-17',
    );
  });

  it('is never shortened by somebody’s own date, only lengthened', () => {
    expect(keep({ contact: true, keptUntil: on('2030-01-01') }).until).toBe('2030-01-01');
    expect(keep({ contact: true, keptUntil: on('2018-01-01') }).until).toBe('2021-01-31');
    expect(keep({ lookedAfter: true, birthDate: null, keptUntil: on('2018-01-01') }).until).toBe(null);
  });

  it('has no end where a class has no rule', () => {
    expect(decideKeeping({ ...nobody, familyHelp: true }, []).until).toBe(null);
  });

  it('ends on the day itself and not before', () => {
    expect(hasEnded(keep({ familyHelp: true }), on('2025-05-16'))).toBe(false);
    expect(hasEnded(keep({ familyHelp: true }), on('2025-05-17'))).toBe(true);
  });

  it('is the longest of all classes that the record is in: more facts never shorten it', () => {
    const flags = fc.record({
      lookedAfter: fc.boolean(),
      careLeaver: fc.boolean(),
      protection: fc.boolean(),
      familyHelp: fc.boolean(),
      contact: fc.boolean(),
    });
    fc.assert(
      fc.property(flags, flags, (one, more) => {
        const both = Object.fromEntries(
          Object.entries(one).map(([name, value]) => [name, value || more[name as keyof typeof more]]),
        );
        const [before, after] = [keep({ ...one, contact: true }), keep({ ...both, contact: true })];
        expect((after.until ?? '') >= (before.until ?? '9')).toBe(true);
        expect(classesOf({ ...nobody, ...both }).length).toBeGreaterThan(0);
      }),
    );
  });
});

describe('a record that is named as family in others', () => {
  const ended = keep({ contact: true });
  const today = on('2026-11-22');

  it.each([
    ['of one kept for decades stays as long', [{ lookedAfter: true }], '2075-05-17'],
    ['of one without an end has none', [{ isOpen: true }, { lookedAfter: true }], null],
    ['of one whose time has ended too ends with its own', [{ contact: true }], ended.until],
    [
      'of somebody who is only named ends with its own',
      [{ contact: false, lastEventOn: on('2026-01-01') }],
      ended.until,
    ],
    ['of nobody ends with its own', [], ended.until],
  ])('%s', (_, relatives, until) => {
    expect(withFamily(ended, relatives.map(keep), today).until).toBe(until);
  });

  it('is not cut short by family', () => {
    const longer = keep({ lookedAfter: true });
    expect(withFamily(longer, [keep({ contact: true })], today)).toBe(longer);
  });
});
