import type { HomeStay, LegalStatusSpell, LifeInCare } from '../../care/index.ts';
import { labelOf, saidAs } from '../../../formats/ssda903/code-sets.ts';
import type { TimeBand, TimeBlock, TimeMark } from '../../../platform/charts/time-bands-data.ts';
import type { Tone } from '../../../platform/charts/tones.ts';
import { addYears, daysBetween, partsOf } from '../../../platform/dates/plain-date.ts';
import type { PlainDate } from '../../../platform/dates/plain-date.ts';
import type { WorkerTime } from './child-queries.ts';

/** Kinds of home in the order in which the law prefers them; each has a tone of its own in the picture. */
const kinds = [
  { tone: 'leaf', said: 'with family', codes: ['P1', 'U1', 'U2', 'U3'] },
  { tone: 'sky', said: 'foster home', codes: ['U4', 'U5', 'U6'] },
  { tone: 'plum', said: 'adoptive family', codes: ['A3', 'A4', 'A5', 'A6'] },
  { tone: 'clay', said: 'children’s home or school', codes: ['K1', 'K2', 'S1', 'R1', 'R3', 'R5'] },
  { tone: 'gold', said: 'home with support', codes: ['K3', 'H5', 'P2', 'P3'] },
] as const;

/** The tone of a kind of home; ink where it is another kind, or nobody wrote it down. */
export function toneOf(placementType: string | null): Tone {
  return kinds.find(({ codes }) => codes.some((code) => code === placementType))?.tone ?? 'ink';
}

/** What the child would call a home: 'Foster home'. */
export function homeSaid(stay: { readonly placementType: string | null }): string {
  const said = stay.placementType === null ? undefined : saidAs('placement_type', stay.placementType);
  return said === undefined ? 'Kind of home not recorded' : capital(said);
}

export function legalStatusLabel(code: string | null): string {
  return (code === null ? undefined : labelOf('legal_status', code)) ?? 'Not recorded';
}

/** Why a child left a home, in words; says so where nobody wrote it down. */
export function whyMoved(reason: string | null): string {
  return (reason === null ? undefined : labelOf('reason_place_change', reason)) ?? 'Reason not recorded';
}

export const capital = (text: string) => text.slice(0, 1).toUpperCase() + text.slice(1);

/**
 * The three bands of a life in care: homes (each move a notch with its reason, being missing a mark), legal statuses, and
 * workers, whose breaks one can count.
 */
export function lifeBands(life: LifeInCare, workers: readonly WorkerTime[]): readonly TimeBand[] {
  return [
    {
      label: 'Homes',
      kind: 'blocks',
      blocks: life.homes.map(homeBlock),
      notches: life.homes.flatMap(moveNotch),
      marks: life.missing.map(({ starts, kind }) => missingMark(starts, kind)),
    },
    { label: 'Legal status', kind: 'thin', blocks: life.legalStatuses.map(statusBlock) },
    { label: 'Workers', kind: 'line', blocks: workers.map(workerBlock) },
  ];
}

function homeBlock(stay: HomeStay): TimeBlock {
  return { label: homeSaid(stay), start: stay.starts, end: stay.ends, tone: toneOf(stay.placementType) };
}

/** A cut between two homes. The last home of a life in care ends for a reason of its own, which the page tells elsewhere. */
function moveNotch(stay: HomeStay, index: number, all: readonly HomeStay[]): TimeMark[] {
  if (stay.ends === null || index === all.length - 1) return [];
  return [{ at: stay.ends, label: whyMoved(stay.reasonLeft) }];
}

function statusBlock(spell: LegalStatusSpell): TimeBlock {
  return { label: legalStatusLabel(spell.legalStatus), start: spell.starts, end: spell.ends, tone: 'ink' };
}

function workerBlock(time: WorkerTime): TimeBlock {
  const why = time.reason === null ? undefined : labelOf('sw_reason', time.reason);
  return { label: time.worker, start: time.starts, end: time.ends, tone: 'sky', detail: why };
}

function missingMark(at: PlainDate, kind: string | null): TimeMark {
  return { at, label: kind === 'A' ? 'Away without permission' : 'Missing', tone: 'clay' };
}

/** The child's birthdays within a time, for the row of ages under the years. */
export function ageScale(birthDate: PlainDate | null, from: PlainDate | undefined, to: PlainDate) {
  if (birthDate === null || from === undefined) return undefined;
  const ages = Array.from({ length: 26 }, (_, age) => ({ at: addYears(birthDate, age), label: String(age) }));
  return { label: 'Age', marks: ages.filter(({ at }) => at >= from && at <= to) };
}

/** How long, as people say it: '3 weeks', '14 months', '6 years'. Months and years are whole ones, as birthdays count. */
export function howLong(starts: PlainDate, ends: PlainDate): string {
  const days = daysBetween(starts, ends);
  if (days < 14) return counted(days, 'day');
  const months = monthsBetween(starts, ends);
  if (months < 3) return counted(Math.round(days / 7), 'week');
  return months < 24 ? counted(months, 'month') : counted(Math.floor(months / 12), 'year');
}

function monthsBetween(starts: PlainDate, ends: PlainDate): number {
  const [from, to] = [partsOf(starts), partsOf(ends)];
  return (to.year - from.year) * 12 + to.month - from.month - (to.day < from.day ? 1 : 0);
}

const counted = (count: number, unit: string) => `${count} ${unit}${count === 1 ? '' : 's'}`;
