import { scaleLinear } from 'd3-scale';
import { area as makeArea, line as makeLine } from 'd3-shape';
import type { VNode } from 'preact';
import type { Options } from '../views/components/markup.ts';
import { Chart, round } from './chart.tsx';
import type { ChartAbout, Frame, Picture } from './chart.tsx';
import { Mark, MarkKey } from './marks.tsx';
import type { MarkMeaning } from './marks.tsx';
import { PeriodLabels } from './period-labels.tsx';
import { formatCount, Rule, Words } from './shapes.tsx';
import { estimateWidth } from './text-fit.ts';

/** How a value that chance seldom gives is to be read; `changed` where neither way is better. */
export type ProcessMark = 'better' | 'worse' | 'changed';

/** One value with what was to be expected of it, as far as that is known. `note` says in the table what is marked. */
export type ProcessValue = Options<{ mark: ProcessMark; note: string }> & {
  readonly period: string;
  readonly value: number | null;
  readonly centre: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
};

export type ProcessChartProps = ChartAbout &
  Options<{ periodHeading: string; valueHeading: string; format: (value: number) => string }> & {
    readonly points: readonly ProcessValue[];
    /** Where limits begin anew: places of the first values of later stretches. */
    readonly breaks: readonly number[];
  };

const meanings: Readonly<Record<ProcessMark, MarkMeaning>> = {
  worse: { shape: 'up', tone: 'clay', words: 'Worse than chance explains' },
  better: { shape: 'square', tone: 'leaf', words: 'Better than chance explains' },
  changed: { shape: 'diamond', tone: 'plum', words: 'Different beyond chance' },
};

const top = 14;
const base = 230;

/** Values over time with the limits of what chance explains; those beyond it have shapes of their own. */
export function ProcessChart(props: ProcessChartProps): VNode {
  const marks = new Set(props.points.map(({ mark }) => mark));
  const key = (['worse', 'better', 'changed'] as const).filter((mark) => marks.has(mark));
  return (
    <Chart
      {...props}
      table={tableOf(props)}
      draw={(frame) => drawProcess(props, frame)}
      after={<MarkKey meanings={key.map((mark) => meanings[mark])} />}
    />
  );
}

function tableOf({ points, periodHeading, valueHeading, units, format = formatCount }: ProcessChartProps) {
  const known = points.filter(({ value }) => value !== null);
  const shown = (value: number | null) => (value === null ? 'Not known' : format(value));
  const limits = points.some(({ centre }) => centre !== null);
  return {
    head: [
      { text: periodHeading ?? 'Month' },
      { text: valueHeading ?? units, format: 'numeric' },
      ...(limits
        ? [{ text: 'Expected', format: 'numeric' }, { text: 'Limits of chance' }, { text: 'Signal' }]
        : []),
    ],
    rows:
      known.length === 0
        ? []
        : points
            .toReversed()
            .map(({ period, value, centre, lower, upper, note }) => [
              { text: period },
              { text: shown(value), format: 'numeric' },
              ...(limits
                ? [
                    { text: centre === null ? '–' : format(centre), format: 'numeric' },
                    { text: lower === null || upper === null ? '–' : `${format(lower)} to ${format(upper)}` },
                    { text: note ?? '' },
                  ]
                : []),
            ]),
  };
}

type Scales = {
  readonly x: (index: number) => number;
  readonly y: (value: number) => number;
  readonly right: number;
  readonly ticks: readonly number[];
};

function drawProcess(props: ProcessChartProps, frame: Frame): Picture {
  const { points, breaks, format = formatCount } = props;
  const scales = makeScales(props, frame);
  const { x, y, right, ticks } = scales;
  const content = (
    <>
      {ticks.map((tick) => (
        <Rule x1={0} y1={y(tick)} x2={right} y2={y(tick)} />
      ))}
      {cutAt(points, breaks).map(([from, to]) => drawLimits(points, { from, to }, scales))}
      {ticks.map((tick) => (
        <Words x={0} y={y(tick) - 4} lines={[format(tick)]} classes="kith-chart__text--small" />
      ))}
      {breaks.map((at) => (
        <Rule x1={x(at - 0.5)} y1={top} x2={x(at - 0.5)} y2={base} classes="kith-chart__rule--break" />
      ))}
      {drawValues(points, scales)}
      {endLabels(points, scales, format)}
      <PeriodLabels periods={points.map(({ period }) => period)} x={x} y={base + 20} width={right + 20} />
    </>
  );
  return { height: base + 28, content };
}

function cutAt(
  points: readonly ProcessValue[],
  breaks: readonly number[],
): readonly (readonly [from: number, to: number])[] {
  const starts = [0, ...breaks];
  return starts.map((from, index) => [from, starts[index + 1] ?? points.length] as const);
}

function makeScales({ points, format = formatCount }: ProcessChartProps, { width }: Frame): Scales {
  const all = points.flatMap(({ value, lower, upper }) => [value, lower, upper]);
  const known = all.filter((value) => value !== null);
  const [least, most] = [Math.min(0, ...known), Math.max(1, ...known)];
  const lowest = Math.min(...known);
  // From nought where that takes little room, else from near the lowest, so that limits can be told apart.
  const from = lowest > 0.4 * most ? lowest - (most - lowest) * 0.15 : least;
  const y = scaleLinear([from, most], [base, top]).nice(4);
  const right = width - endRoom(points, format);
  const x = scaleLinear([0, Math.max(1, points.length - 1)], [40, right - 8]);
  return { x: (index) => x(index), y: (value) => y(value), right, ticks: y.ticks(4) };
}

function endRoom(points: readonly ProcessValue[], format: (value: number) => string): number {
  const last = points.findLast(({ value }) => value !== null)?.value ?? 0;
  return Math.max(estimateWidth(format(last), 16) + 12, 62);
}

type Part = { readonly from: number; readonly to: number };

function drawLimits(points: readonly ProcessValue[], { from, to }: Part, { x, y }: Scales): VNode {
  const part = points.slice(from, to);
  const has = ({ centre }: ProcessValue) => centre !== null;
  const across = (_: ProcessValue, index: number) => round(x(from + index));
  const band = makeArea<ProcessValue>()
    .defined(has)
    .x(across)
    .y0(({ lower }) => round(y(lower ?? 0)))
    .y1(({ upper }) => round(y(upper ?? 0)));
  const along = (value: (point: ProcessValue) => number) =>
    makeLine<ProcessValue>()
      .defined(has)
      .x(across)
      .y((point) => round(y(value(point))))([...part]) ?? '';
  return (
    <g>
      <path class="kith-chart__band" d={band([...part]) ?? ''} />
      <path class="kith-chart__limit" d={along(({ lower }) => lower ?? 0)} />
      <path class="kith-chart__limit" d={along(({ upper }) => upper ?? 0)} />
      <path class="kith-chart__centre" d={along(({ centre }) => centre ?? 0)} />
    </g>
  );
}

function drawValues(points: readonly ProcessValue[], { x, y }: Scales): VNode {
  const path = makeLine<ProcessValue>()
    .defined(({ value }) => value !== null)
    .x((_, index) => round(x(index)))
    .y(({ value }) => round(y(value ?? 0)));
  return (
    <g>
      <path class="kith-chart__line kith-tone--sky" d={path([...points]) ?? ''} />
      {points.map(({ value, mark }, index) => {
        if (value === null) return null;
        const { shape, tone } = mark ? meanings[mark] : ({ shape: 'dot', tone: 'sky' } as const);
        return <Mark x={x(index)} y={y(value)} shape={shape} tone={tone} size={mark ? 6 : 3} />;
      })}
    </g>
  );
}

type Label = { readonly text: string; readonly y: number; readonly classes: string };

/** The last value, and what the lines are, at their right ends, pushed apart where they would touch. */
function endLabels(
  points: readonly ProcessValue[],
  { y, right }: Scales,
  format: (value: number) => string,
): readonly VNode[] {
  const last = points.findLast(({ value }) => value !== null);
  const edge = points.findLast(({ centre }) => centre !== null);
  const small = 'kith-chart__text--small';
  const labels: Label[] = [];
  if (last?.value !== null && last)
    labels.push({ text: format(last.value), y: y(last.value), classes: 'kith-chart__text--strong' });
  const add = (text: string, value: number | null | undefined) => {
    if (value === null || value === undefined) return;
    const place = y(value);
    if (labels.every((label) => Math.abs(label.y - place) >= 15))
      labels.push({ text, y: place, classes: small });
  };
  add('upper', edge?.upper);
  add('lower', edge?.lower);
  add('usual', edge?.centre);
  return labels.map(({ text, y: at, classes }) => (
    <Words x={right + 4} y={at + 5} lines={[text]} classes={classes} />
  ));
}
