import { addDays, compareDates, toDayNumber } from '../dates/plain-date.ts';
import type { PlainDate } from '../dates/plain-date.ts';
import { assignLanes } from './lanes.ts';
import { estimateWidth, fitText } from './text-fit.ts';
import type { TimeAxis } from './time-axis.ts';
import type { TimeBand, TimeBandsData, TimeBlock, TimeMark } from './time-bands-data.ts';

export const font = 15;
export const line = 17;
const small = 14;
const markRoom = 12;
const rowGap = 3;
const rowHeights = { blocks: 58, thin: 24, line: 36 } as const;
const rowLines = { blocks: 3, thin: 1, line: 1 } as const;

/** A block in its place. `lines` is its name where it fits; `numbered` whether at least its number does. */
export type PlacedBlock = {
  readonly block: TimeBlock;
  readonly number: number;
  readonly x: number;
  readonly width: number;
  readonly y: number;
  readonly height: number;
  readonly lines: readonly string[] | undefined;
  readonly numbered: boolean;
};

/** A mark or notch in its place; `lane` is the line its words stand on, undefined where they do not fit. */
export type PlacedMark = { readonly mark: TimeMark; readonly x: number; readonly lane: number | undefined };

export type PlacedBand = {
  readonly band: TimeBand;
  readonly y: number;
  readonly notches: readonly PlacedMark[];
  readonly notchLanes: number;
  readonly blocks: readonly PlacedBlock[];
  readonly blocksY: number;
  readonly marks: readonly PlacedMark[];
  readonly marksY: number;
  readonly bottom: number;
};

/** The days the picture covers: all that is recorded up to `to`, and further where something is planned; a month at least. */
export function coveredDays({ bands, from, to }: TimeBandsData): { from: PlainDate; to: PlainDate } {
  const days = bands.flatMap(({ blocks, marks = [], notches = [] }) => [
    ...blocks.flatMap(({ start, end }) => (end === null ? [start] : [start, end])),
    ...[...marks, ...notches].map(({ at }) => at),
  ]);
  const sorted = [...days, to].sort(compareDates);
  const last = sorted.at(-1) ?? to;
  const first = from ?? sorted[0] ?? to;
  const monthBefore = addDays(last, -30);
  return { from: first < monthBefore ? first : monthBefore, to: last };
}

export type BandPlace = {
  readonly axis: TimeAxis;
  readonly width: number;
  readonly narrow: boolean;
  readonly y: number;
};

/** Puts one band's blocks, notches and marks in their places, from `y` down. */
export function placeBand(band: TimeBand, place: BandPlace): PlacedBand {
  const lanes = place.narrow ? 0 : 3;
  const notches = placeMarks(band.notches ?? [], place, lanes);
  const notchLanes = countLanes(notches);
  const notchRoom = band.notches?.length ? 10 + notchLanes * line : 0;
  const blocksY = place.y + 24 + notchRoom;
  const blocks = placeBlocks(band, { ...place, y: blocksY });
  const marksY = Math.max(blocksY, ...blocks.map(({ y, height }) => y + height)) + 4;
  const marks = placeMarks(band.marks ?? [], place, place.narrow ? 0 : 3);
  const marksRoom = band.marks?.length ? Math.max(1, countLanes(marks)) * line : 0;
  return {
    band,
    y: place.y,
    notches,
    notchLanes,
    blocks,
    blocksY,
    marks,
    marksY,
    bottom: marksY + marksRoom + 8,
  };
}

function countLanes(marks: readonly PlacedMark[]): number {
  return Math.max(0, ...marks.map(({ lane }) => (lane === undefined ? 0 : lane + 1)));
}

function placeBlocks(band: TimeBand, place: BandPlace): readonly PlacedBlock[] {
  const sorted = sortBlocks(band.blocks);
  const lanes = assignLanes(sorted.map((block) => daysOf(block, place.axis.to)));
  return sorted.map((block, index) => placeBlock(block, { ...place, band, index, lane: lanes[index] ?? 0 }));
}

/** Blocks in the order of time, which is the order of their numbers. */
export function sortBlocks(blocks: readonly TimeBlock[]): readonly TimeBlock[] {
  return [...blocks].sort(
    (a, b) => compareDates(a.start, b.start) || compareDates(a.end ?? a.start, b.end ?? b.start),
  );
}

/** A block takes at least its first day; its last day is free for the next to begin. */
function daysOf({ start, end }: TimeBlock, last: PlainDate): { start: number; end: number } {
  const first = toDayNumber(start);
  return { start: first, end: Math.max(first, toDayNumber(end ?? last)) };
}

type BlockPlace = BandPlace & { readonly band: TimeBand; readonly index: number; readonly lane: number };

function placeBlock(block: TimeBlock, { axis, band, index, lane, y, narrow }: BlockPlace): PlacedBlock {
  const kind = band.kind ?? 'blocks';
  const height = narrow && kind === 'blocks' ? 34 : rowHeights[kind];
  const x = axis.x(block.start);
  const width = Math.max(axis.x(block.end ?? axis.to) - x, 5);
  const box = { width: width - 12, lines: narrow ? 1 : rowLines[kind] };
  const lines = narrow ? undefined : fitText(block.label, box, font);
  const numbered = estimateWidth(String(index + 1), font) + 5 <= width;
  return { block, number: index + 1, x, width, y: y + lane * (height + rowGap), height, lines, numbered };
}

function placeMarks(
  marks: readonly TimeMark[],
  { axis, width }: BandPlace,
  limit: number,
): readonly PlacedMark[] {
  const sorted = [...marks].sort((a, b) => compareDates(a.at, b.at));
  const spans = sorted.map(({ at, label }) => {
    const start = axis.x(at);
    return { start, end: start + markRoom + estimateWidth(label, small) + 4 };
  });
  const fitting = spans.filter(({ end }) => end <= width);
  const lanes = assignLanes(fitting, limit);
  return sorted.map((mark, index) => {
    const at = spans[index] ? fitting.indexOf(spans[index]) : -1;
    return { mark, x: axis.x(mark.at), lane: at === -1 ? undefined : lanes[at] };
  });
}
