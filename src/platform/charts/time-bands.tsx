import type { VNode } from 'preact';
import { formatShort } from '../dates/format-date.ts';
import type { TableCell } from '../views/components/table.tsx';
import { Chart } from './chart.tsx';
import type { ChartAbout, ChartTable, Frame, Picture } from './chart.tsx';
import { Rule, Words } from './shapes.tsx';
import { estimateWidth } from './text-fit.ts';
import { listTicks, timeAxis } from './time-axis.ts';
import type { TimeAxis } from './time-axis.ts';
import { drawBand } from './time-bands-drawing.tsx';
import type { TimeBand, TimeBandsData, TimeBlock, TimeMark } from './time-bands-data.ts';
import { TimeKey } from './time-key.tsx';
import { coveredDays, placeBand, sortBlocks } from './time-bands-layout.ts';
import type { PlacedBand } from './time-bands-layout.ts';

export type TimeBandsProps = ChartAbout & TimeBandsData;

const wideWidth = 1100;
const margin = 12;
const small = 14;

/**
 * Bands of blocks on one time axis. On a wide screen a block carries its name where that fits, else its number; on a
 * narrow one all carry numbers, and a list under the picture says what they are.
 */
export function TimeBands(props: TimeBandsProps): VNode {
  const after = (
    <>
      <TimeKey bands={placeBands(props, { width: wideWidth, narrow: false })} only="wide" />
      <TimeKey bands={placeBands(props, { width: wideWidth, narrow: true })} only="narrow" />
    </>
  );
  return (
    <Chart
      {...props}
      width={wideWidth}
      table={makeTable(props.bands)}
      draw={(frame) => drawAll(props, frame)}
      after={after}
    />
  );
}

function axisFor(props: TimeBandsProps, { width }: Frame): TimeAxis {
  const { from, to } = coveredDays(props);
  return timeAxis(from, to, width - margin);
}

const bandsTop = { plain: 26, scaled: 44 };

function placeBands(props: TimeBandsProps, frame: Frame): readonly PlacedBand[] {
  const axis = axisFor(props, frame);
  let y = props.scale ? bandsTop.scaled : bandsTop.plain;
  return props.bands
    .filter(({ blocks, marks }) => blocks.length > 0 || marks?.length)
    .map((band) => {
      const placed = placeBand(band, { axis, width: frame.width, narrow: frame.narrow, y });
      y = placed.bottom;
      return placed;
    });
}

function drawAll(props: TimeBandsProps, frame: Frame): Picture {
  const axis = axisFor(props, frame);
  const bands = placeBands(props, frame);
  const height = bands.at(-1)?.bottom ?? 0;
  const content = (
    <>
      {drawTicks(props, axis, height)}
      {props.scale && drawScale(props.scale, axis)}
      {bands.map((band) => drawBand(band, frame))}
      {drawToday(props, axis, height)}
    </>
  );
  return { height, content };
}

function drawTicks(props: TimeBandsProps, axis: TimeAxis, height: number): VNode[] {
  const today = todayRoom(props, axis);
  return listTicks(axis).map(({ at, label }) => {
    const x = axis.x(at);
    const end = x + 3 + estimateWidth(label, small);
    const hasRoom = end <= axis.x(axis.to) + margin && (end < today.start || x > today.end);
    return (
      <>
        <Rule x1={x} y1={18} x2={x} y2={height} />
        {hasRoom && <Words x={x + 3} y={14} lines={[label]} classes="kith-chart__text--small" />}
      </>
    );
  });
}

/** The room that the word for today takes above its line: to the left of it, or to the right where it begins. */
function todayRoom({ to, toLabel }: TimeBandsProps, axis: TimeAxis) {
  const x = axis.x(to);
  const width = estimateWidth(toLabel ?? '', small) + 8;
  const toLeft = x >= width;
  return { x, toLeft, start: toLeft ? x - width - 4 : x - 4, end: toLeft ? x + 4 : x + width + 4 };
}

function drawScale(scale: NonNullable<TimeBandsData['scale']>, axis: TimeAxis): VNode[] {
  const inside = scale.marks.filter(({ at }) => at >= axis.from && at <= axis.to);
  const room = Math.max(0, ...inside.map(({ label }) => estimateWidth(`${scale.label} ${label}`, small))) + 8;
  let free = 0;
  return inside.flatMap(({ at, label }, index) => {
    const x = axis.x(at);
    if (x < free || x + room > axis.x(axis.to)) return [];
    free = x + room;
    const text = index === 0 ? `${scale.label} ${label}` : label;
    return [<Words x={x} y={32} lines={[text]} classes="kith-chart__text--small kith-time__scale" />];
  });
}

function drawToday(props: TimeBandsProps, axis: TimeAxis, height: number): VNode | null {
  if (!props.toLabel) return null;
  const { x, toLeft } = todayRoom(props, axis);
  return (
    <>
      <Rule x1={x} y1={4} x2={x} y2={height} classes="kith-time__today" />
      <Words
        x={toLeft ? x - 5 : x + 5}
        y={14}
        lines={[props.toLabel]}
        anchor={toLeft ? 'end' : 'start'}
        classes="kith-chart__text--small kith-time__today-text"
      />
    </>
  );
}

function makeTable(bands: readonly TimeBand[]): ChartTable {
  const head = ['', 'No.', 'What', 'From', 'To', 'More'].map((text) => ({ text }));
  return { head, rows: bands.flatMap(bandRows) };
}

function bandRows(band: TimeBand): readonly (readonly TableCell[])[] {
  const blocks = sortBlocks(band.blocks).map((block, index) => ({
    at: block.start,
    cells: [String(index + 1), block.label, formatShort(block.start), lastDay(block), block.detail ?? ''],
  }));
  const marks = [...(band.notches ?? []), ...(band.marks ?? [])].map((mark) => ({
    at: mark.at,
    cells: markCells(mark),
  }));
  return [...blocks, ...marks]
    .sort((a, b) => (a.at < b.at ? -1 : Number(a.at > b.at)))
    .map(({ cells }) => [band.label, ...cells].map((text) => ({ text })));
}

function lastDay({ end }: TimeBlock): string {
  return end === null ? 'goes on' : formatShort(end);
}

function markCells({ label, at, detail }: TimeMark): string[] {
  return ['', label, formatShort(at), '', detail ?? ''];
}
