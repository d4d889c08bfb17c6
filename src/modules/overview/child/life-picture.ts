import type { HomeStay, LegalStatusSpell, LifeInCare } from '../../care/index.ts';
import { labelOf, saidAs } from '../../../formats/ssda903/code-sets.ts';
import { daysBetween } from '../../../platform/dates/plain-date.ts';
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

export type Tone = 'sky' | 'clay' | 'leaf' | 'plum' | 'gold' | 'ink';

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

/** 'Foster home' needs telling from the next foster home: the town is not known, so its place in the row is said. */
export type Block = {
  readonly label: string;
  readonly starts: PlainDate;
  readonly ends: PlainDate | null;
  readonly tone: Tone;
  readonly detail: string;
};
export type Mark = { readonly at: PlainDate; readonly label: string; readonly tone: Tone };
export type Band = {
  readonly label: string;
  readonly blocks: readonly Block[];
  readonly marks: readonly Mark[];
};

/** The three bands of a life in care (homes, legal statuses, workers), with being missing as marks on the homes. */
export function lifeBands(life: LifeInCare, workers: readonly WorkerTime[]): readonly Band[] {
  return [
    {
      label: 'Homes',
      blocks: life.homes.map(homeBlock),
      marks: life.missing.map(({ starts, kind }) => missingMark(starts, kind)),
    },
    { label: 'Legal status', blocks: life.legalStatuses.map(statusBlock), marks: [] },
    { label: 'Workers', blocks: workers.map(workerBlock), marks: [] },
  ];
}

function homeBlock(stay: HomeStay): Block {
  const detail = stay.ends === null ? '' : `Moved on: ${whyMoved(stay.reasonLeft)}`;
  return {
    label: homeSaid(stay),
    starts: stay.starts,
    ends: stay.ends,
    tone: toneOf(stay.placementType),
    detail,
  };
}

function statusBlock(spell: LegalStatusSpell): Block {
  return {
    label: legalStatusLabel(spell.legalStatus),
    starts: spell.starts,
    ends: spell.ends,
    tone: 'ink',
    detail: '',
  };
}

function workerBlock(time: WorkerTime): Block {
  const why = time.reason === null ? undefined : labelOf('sw_reason', time.reason);
  return { label: time.worker, starts: time.starts, ends: time.ends, tone: 'sky', detail: why ?? '' };
}

function missingMark(at: PlainDate, kind: string | null): Mark {
  return { at, label: kind === 'A' ? 'Away without permission' : 'Missing', tone: 'clay' };
}

/** How long, as people say it: '3 weeks', '14 months', '6 years'. */
export function howLong(starts: PlainDate, ends: PlainDate): string {
  const days = daysBetween(starts, ends);
  if (days < 14) return counted(days, 'day');
  if (days < 92) return counted(Math.round(days / 7), 'week');
  const months = Math.floor(days / 30.4375);
  return months < 24 ? counted(months, 'month') : counted(Math.floor(days / 365.25), 'year');
}

const counted = (count: number, unit: string) => `${count} ${unit}${count === 1 ? '' : 's'}`;
