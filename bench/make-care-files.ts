import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { formatDate, writeSsda903File } from '../src/formats/index.ts';
import { fromDayNumber } from '../src/platform/dates/plain-date.ts';

const [FIRST_YEAR, LAST_YEAR] = [2018, 2022];
const dayOfYear = (year: number) => Date.UTC(year, 3, 1) / 86_400_000;
const places = ['U4', 'U4', 'U5', 'U6', 'U1', 'K2', 'R1', 'H5', 'P1', 'A3'];

/** A small generator of numbers from 0 up to 1, so that the same files come out each time. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) | 0;
    return (state >>> 0) / 2 ** 32;
  };
}

type Columns = Record<string, (string | null)[]>;

/**
 * Made-up histories of so many children as five years of SSDA903 Header and Episodes, about 3.4 episodes each: the shape of
 * the data with which the reference was timed. Nobody in them is real. Gives how many episodes were written, each once.
 */
export function makeCareFiles(folder: string, children: number): number {
  const random = randomFrom(903);
  const years = Array.from({ length: LAST_YEAR - FIRST_YEAR + 1 }, (_, i) => FIRST_YEAR + i);
  const header = new Map<number, Columns>(years.map((year) => [year, {}]));
  const episodes = new Map<number, Columns>(years.map((year) => [year, {}]));
  let count = 0;
  for (let child = 1; child <= children; child++) count += addChild({ child, random, header, episodes });
  for (const year of years) {
    mkdirSync(join(folder, String(year)), { recursive: true });
    const write = (name: string, text: string) => writeFileSync(join(folder, String(year), name), text);
    write('header.csv', writeSsda903File('Header', header.get(year) ?? {}, year));
    write('episodes.csv', writeSsda903File('Episodes', episodes.get(year) ?? {}, year));
  }
  return count;
}

type Made = {
  readonly child: number;
  readonly random: () => number;
  readonly header: Map<number, Columns>;
  readonly episodes: Map<number, Columns>;
};

function addChild({ child, random, header, episodes }: Made): number {
  const came = dayOfYear(FIRST_YEAR - 2) + Math.floor(random() * 5.9 * 365);
  const birth = came - Math.floor(random() ** 0.7 * 17 * 365);
  const id = String(100_000 + child);
  const stays = listStays(came, birth + 6570, random).filter(({ end }) => end >= dayOfYear(FIRST_YEAR - 1));
  stays.forEach(({ start, end, leaves }, i) => {
    const dates = { start, end: end > SEEN ? null : end };
    const place = places[Math.floor(random() * places.length)] ?? 'U4';
    const codes = { place, rne: i === 0 ? 'S' : 'P', why: leaves ? 'E4A' : 'X1' };
    push(episodes.get(yearSaid(end)) ?? {}, episodeOf(id, dates, codes));
  });
  const known = { CHILD: id, SEX: '1', DOB: dateOf(birth), ETHNIC: 'WBRI', UPN: 'UN1' };
  for (const year of new Set(stays.map(({ end }) => yearSaid(end))))
    push(header.get(year) ?? {}, { ...known, MOTHER: null, MC_DOB: null });
  return stays.length;
}

const SEEN = dayOfYear(LAST_YEAR) - 1;

type Stay = { readonly start: number; readonly end: number; readonly leaves: boolean };

/** Stays one after the other from the day a child came, up to the 18th birthday or the last day of the files. */
function listStays(came: number, adult: number, random: () => number): Stay[] {
  const stays: Stay[] = [];
  let start = came;
  for (let left = 2 + Math.floor(random() * 6); left > 0 && start < Math.min(adult, SEEN); left--) {
    const end = start + 20 + Math.floor(random() ** 2 * 700);
    stays.push({ start, end: Math.min(end, adult), leaves: left === 1 || end >= adult });
    start = end;
  }
  return stays;
}

/** The collection year whose files tell of an episode: that of its end. */
function yearSaid(end: number): number {
  return Math.min(Math.max(yearOf(Math.min(end, SEEN)), FIRST_YEAR), LAST_YEAR);
}

function episodeOf(
  id: string,
  { start, end }: { start: number; end: number | null },
  { place, rne, why }: { place: string; rne: string; why: string },
): Record<string, string | null> {
  const known = {
    CHILD: id,
    DECOM: dateOf(start),
    RNE: rne,
    LS: 'C2',
    CIN: 'N1',
    PLACE: place,
    PLACE_PROVIDER: 'PR1',
  };
  const ended = { DEC: end === null ? null : dateOf(end), REC: end === null ? null : why };
  return {
    ...known,
    ...ended,
    REASON_PLACE_CHANGE: null,
    HOME_POST: 'AB1 0AA',
    PL_POST: 'AB1 0AB',
    URN: '1234567',
  };
}

function push(columns: Columns, row: Record<string, string | null>): void {
  for (const [name, value] of Object.entries(row)) (columns[name] ??= []).push(value);
}

const dateOf = (day: number): string => formatDate(fromDayNumber(day));
const yearOf = (day: number): number => {
  const date = fromDayNumber(day);
  return Number(date.slice(0, 4)) + (date.slice(5) >= '04-01' ? 1 : 0);
};
