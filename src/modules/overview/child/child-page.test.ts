import { describe, expect, it } from 'vitest';
import { plainDate } from '../../../platform/dates/plain-date.ts';
import type { HomeStay, LifeInCare } from '../../care/index.ts';
import { carePage } from './child-page.ts';
import type { WorkerTime } from './child-queries.ts';
import { ageScale, howLong } from './life-picture.ts';

const day = plainDate;
const today = day('2026-11-22');

const nothing: LifeInCare = {
  periods: [],
  homes: [],
  legalStatuses: [],
  reviews: [],
  missing: [],
  health: [],
  leavingCare: [],
};

const stay = (starts: string, ends: string | null, more: Partial<HomeStay> = {}): HomeStay => ({
  starts: day(starts),
  ends: ends === null ? null : day(ends),
  episodeId: 'e',
  placementType: 'U6',
  provider: 'PR1',
  postcode: null,
  isKept: false,
  urn: null,
  reasonLeft: null,
  miles: null,
  ...more,
});
const period = (starts: string, ends: string | null, reasonEnded: string | null = null) => ({
  starts: day(starts),
  ends: ends === null ? null : day(ends),
  reasonEnded,
  categoryOfNeed: 'N1',
  shortBreaks: false,
});
const worker = (name: string, starts: string, ends: string | null): WorkerTime => ({
  worker: name,
  team: null,
  starts: day(starts),
  ends: ends === null ? null : day(ends),
  reason: null,
  changed: false,
});

const twoHomes: LifeInCare = {
  ...nothing,
  periods: [period('2025-01-10', null)],
  homes: [
    stay('2025-01-10', '2025-06-01', { reasonLeft: 'CREQB' }),
    stay('2025-06-01', null, { placementType: 'U1', miles: 12.4 }),
  ],
  legalStatuses: [{ starts: day('2025-01-10'), ends: null, legalStatus: 'C2' }],
  reviews: [{ heldOn: day('2025-02-05'), participation: 'PN1' }],
};
const find = (life: LifeInCare, what: string, workers: WorkerTime[] = []) =>
  carePage(life, workers, today).now.find((line) => line.what === what);

describe('now and next', () => {
  it('says where the child lives, since when, how far from home and who runs it', () => {
    const lives = find(twoHomes, 'Lives');
    expect(lives?.value).toBe('With family or friends');
    expect(lives?.detail).toMatch(
      /^since 1 June 2025, 17 months · 12\.4 miles from home · run by: own provision$/,
    );
  });

  it('says that the distance is not known rather than nothing', () => {
    expect(find({ ...twoHomes, homes: [stay('2025-01-10', null)] }, 'Lives')?.detail).toContain(
      'distance from home not known',
    );
  });

  it('marks a review that is late, and says which clock asks for it', () => {
    const review = find(twoHomes, 'Next review');
    expect(review?.late).toBe(true);
    expect(review?.value).toContain('5 May 2025');
    expect(review?.detail).toContain('regulation 33');
  });

  it('says that nobody is named where there is no worker', () => {
    expect(find(twoHomes, 'Worker')?.value).toBe('Nobody is named');
    expect(find(twoHomes, 'Worker', [worker('A. Worker', '2025-03-01', null)])?.value).toBe('A. Worker');
  });

  it('tells of a child who has left when and why, and asks for no review', () => {
    const left: LifeInCare = { ...twoHomes, periods: [period('2025-01-10', '2026-03-01', 'E4A')] };
    const { now } = carePage(left, [], today);
    expect(now.map(({ what }) => what)).toEqual(['Left our care']);
    expect(now[0]?.detail).toContain('home');
  });

  it('is empty, not wrong, for a child who was never in care', () => {
    const page = carePage(nothing, [], today);
    expect([page.now, page.moves, page.lists]).toEqual([[], [], []]);
    expect(page.finding).toBe('No time in care is recorded');
  });

  it('does not count a day after the last as still there', () => {
    const endsToday: LifeInCare = {
      ...nothing,
      periods: [period('2025-01-10', '2026-11-22')],
      homes: [stay('2025-01-10', '2026-11-22')],
    };
    expect(carePage(endsToday, [], today).now[0]?.what).toBe('Left our care');
  });
});

describe('a life in care in one picture', () => {
  it('states its finding: how long, how many homes, how many workers', () => {
    const page = carePage(
      twoHomes,
      [worker('A', '2025-01-10', '2025-09-01'), worker('B', '2025-09-01', null)],
      today,
    );
    expect(page.finding).toBe('22 months in our care: 2 homes, 2 workers');
  });

  it('cuts between homes with the reason of each move, and not at the end', () => {
    const homes = carePage(twoHomes, [], today).bands[0];
    expect(homes?.notches?.map(({ at, label }) => [at, label])).toEqual([
      ['2025-06-01', 'Carer asked to end it, behaviour'],
    ]);
  });

  it('lists every move, the latest first, and says where nobody wrote the reason down', () => {
    const life: LifeInCare = {
      ...twoHomes,
      homes: [stay('2025-01-10', '2025-06-01'), stay('2025-06-01', null)],
    };
    expect(carePage(life, [], today).moves.map(({ why }) => why)).toEqual([
      'Lives here now',
      'Reason not recorded',
    ]);
  });
});

describe('words for time', () => {
  it.each([
    ['2026-11-21', '1 day'],
    ['2026-11-09', '13 days'],
    ['2026-11-01', '3 weeks'],
    ['2026-08-01', '3 months'],
    ['2025-01-01', '22 months'],
    ['2020-11-22', '6 years'],
  ])('from %s says %s', (starts, said) => {
    expect(howLong(day(starts), today)).toBe(said);
  });

  it('marks the birthdays within the picture only', () => {
    expect(ageScale(day('2015-06-01'), day('2024-01-01'), today)?.marks.map(({ label }) => label)).toEqual([
      '9',
      '10',
      '11',
    ]);
    expect(ageScale(null, day('2024-01-01'), today)).toBeUndefined();
  });
});
