import { scaleLinear } from 'd3-scale';
import { area as makeArea, line as makeLine } from 'd3-shape';
import type { VNode } from 'preact';
import type { Options } from '../views/components/markup.ts';
import { Chart, round } from './chart.tsx';
import type { ChartAbout, Frame, Picture } from './chart.tsx';
import { PeriodLabels } from './period-labels.tsx';
import { formatCount, Rule, Words } from './shapes.tsx';
import { estimateWidth } from './text-fit.ts';
import type { Tone } from './tones.ts';
import { toneClass } from './tones.ts';

/** What is expected of a period: the middle, where half of outcomes lie, and where nine in ten do. */
export type FanPoint = {
  readonly low: number;
  readonly lowerHalf: number;
  readonly middle: number;
  readonly upperHalf: number;
  readonly high: number;
};

export type FanChartProps = ChartAbout &
  Options<{
    periodHeading: string;
    format: (value: number) => string;
    /** How what happened is written in the table, where it is known finer than what is expected. */
    formatKnown: (value: number) => string;
    tone: Tone;
  }> & {
    /** What happened, oldest first; null where it is not known. */
    readonly known: readonly { readonly period: string; readonly value: number | null }[];
    readonly expected: readonly (FanPoint & { readonly period: string })[];
    /** What stands behind the three last values: 'high', 'most likely', 'low'. */
    readonly ends: { readonly high: string; readonly middle: string; readonly low: string };
  };

const top = 20;
const base = 230;
const labelSize = 16;

/** What happened as a line, what is expected after it as a fan: half of outcomes in the dark band, nine in ten in the light. */
export function FanChart(props: FanChartProps): VNode {
  const shown = { ...props, format: props.format ?? formatCount };
  return (
    <Chart
      {...props}
      table={{ head: headOf(props), rows: rowsOf(shown) }}
      draw={(frame) => drawFan(shown, frame)}
      after={
        <p class="kith-chart__units">
          The line is what happened. Half of outcomes are expected in the dark band, nine in ten in the light
          one.
        </p>
      }
    />
  );
}

type Shown = FanChartProps & { readonly format: (value: number) => string };

function headOf({ periodHeading }: FanChartProps) {
  const columns = ['Happened', 'Most likely', 'Nine in ten between', 'and', 'Half between', 'and'];
  return [{ text: periodHeading ?? 'Year' }, ...columns.map((text) => ({ text, format: 'numeric' }))];
}

function rowsOf({ known, expected, format, formatKnown = format }: Shown) {
  const numeric = (text: string) => ({ text, format: 'numeric' });
  const happened = known.map(({ period, value }) => [
    { text: period },
    numeric(value === null ? 'Not known' : formatKnown(value)),
    ...Array.from({ length: 5 }, () => numeric('')),
  ]);
  const ahead = expected.map(({ period, middle, low, high, lowerHalf, upperHalf }) => [
    { text: period },
    numeric(''),
    ...[middle, low, high, lowerHalf, upperHalf].map((value) => numeric(format(value))),
  ]);
  return [...happened, ...ahead];
}

type Scales = {
  readonly x: (index: number) => number;
  readonly y: (value: number) => number;
  readonly right: number;
  readonly ticks: readonly number[];
};

function makeScales(props: Shown, { width, narrow }: Frame): Scales {
  const { known, expected } = props;
  const labels = endLabels(props, narrow).flat();
  const reach = Math.max(0, ...labels.map((text) => estimateWidth(text, labelSize))) + 12;
  const right = width - Math.min(reach, width * 0.45);
  const values = [...known.map(({ value }) => value ?? 0), ...expected.map(({ high }) => high)];
  const y = scaleLinear([0, Math.max(1, ...values)], [base, top]).nice(4);
  const x = scaleLinear([0, Math.max(1, known.length + expected.length - 1)], [40, right - 6]);
  return { x: (index) => round(x(index)), y: (value) => round(y(value)), right, ticks: y.ticks(4) };
}

function drawFan(props: Shown, frame: Frame): Picture {
  const scales = makeScales(props, frame);
  const periods = [...props.known, ...props.expected].map(({ period }) => period);
  const content = (
    <>
      {scales.ticks.map((tick) => (
        <>
          <Rule x1={0} y1={scales.y(tick)} x2={scales.right} y2={scales.y(tick)} />
          <Words
            x={0}
            y={scales.y(tick) - 4}
            lines={[props.format(tick)]}
            classes="kith-chart__text--small"
          />
        </>
      ))}
      <g class={`kith-chart__series ${toneClass(props.tone ?? 'sky')}`}>{drawSeries(props, scales)}</g>
      {drawEnds(props, scales, frame.narrow)}
      <PeriodLabels periods={periods} x={scales.x} y={base + 20} width={scales.right + 20} />
    </>
  );
  return { height: base + 28, content };
}

type Placed = FanPoint & { readonly index: number };

/** The fan opens from the last known value, so that line and fan meet. */
function placePoints({ known, expected }: Shown): readonly Placed[] {
  const from = known.findLastIndex(({ value }) => value !== null);
  const value = known[from]?.value;
  const start = value === undefined || value === null ? [] : [{ index: from, ...pointAt(value) }];
  return [...start, ...expected.map((point, index) => ({ ...point, index: known.length + index }))];
}

function pointAt(value: number): FanPoint {
  return { low: value, lowerHalf: value, middle: value, upperHalf: value, high: value };
}

function drawSeries(props: Shown, { x, y }: Scales): VNode {
  const points = placePoints(props);
  const band = (low: (point: FanPoint) => number, high: (point: FanPoint) => number) =>
    makeArea<Placed>()
      .x(({ index }) => x(index))
      .y0((point) => y(low(point)))
      .y1((point) => y(high(point)))([...points]) ?? '';
  const middle = makeLine<Placed>()
    .x(({ index }) => x(index))
    .y((point) => y(point.middle));
  const happened = makeLine<FanChartProps['known'][number]>()
    .defined(({ value }) => value !== null)
    .x((_, index) => x(index))
    .y(({ value }) => y(value ?? 0));
  return (
    <>
      <path
        class="kith-chart__fan"
        d={band(
          (point) => point.low,
          (point) => point.high,
        )}
      />
      <path
        class="kith-chart__fan kith-chart__fan--half"
        d={band(
          (point) => point.lowerHalf,
          (point) => point.upperHalf,
        )}
      />
      <path class="kith-chart__line kith-chart__line--expected" d={middle([...points]) ?? ''} />
      <path class="kith-chart__line" d={happened([...props.known]) ?? ''} />
    </>
  );
}

/** The last values with their words: highest, middle, lowest; on a narrow screen the words stand below. */
function endLabels({ expected, ends, format }: Shown, narrow: boolean): readonly (readonly string[])[] {
  const last = expected.at(-1);
  if (!last) return [];
  const labels = [
    [format(last.high), ends.high],
    [format(last.middle), ends.middle],
    [format(last.low), ends.low],
  ];
  return narrow ? labels : labels.map((words) => [words.join(' ')]);
}

/** Beside the fan's end, pushed apart from the middle where the fan is thin. */
function drawEnds(props: Shown, { y, right }: Scales, narrow: boolean): readonly VNode[] {
  const last = props.expected.at(-1);
  if (!last) return [];
  const middle = y(last.middle) + 5;
  const apart = narrow ? 36 : 19;
  const places = [
    Math.min(y(last.high) + 5, middle - apart),
    middle,
    Math.max(y(last.low) + 5, middle + apart),
  ];
  const strong = `kith-chart__text--series ${toneClass(props.tone ?? 'sky')}`;
  return endLabels(props, narrow).map((lines, index) => (
    <Words
      x={right + 2}
      y={places[index] ?? middle}
      lines={lines}
      lineHeight={16}
      classes={index === 1 ? strong : 'kith-chart__text--small'}
    />
  ));
}
