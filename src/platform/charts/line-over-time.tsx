import { scaleLinear } from 'd3-scale';
import { line as makeLine } from 'd3-shape';
import type { VNode } from 'preact';
import { classNames } from '../views/components/markup.ts';
import type { Options } from '../views/components/markup.ts';
import { Chart, round } from './chart.tsx';
import type { ChartAbout, Frame, Picture } from './chart.tsx';
import { PeriodLabels } from './period-labels.tsx';
import { formatCount, Rule, Words } from './shapes.tsx';
import { estimateWidth } from './text-fit.ts';
import { toneAt, toneClass } from './tones.ts';
import type { Tone } from './tones.ts';

/** One value for each period, null where it is not known. `context` is what others are compared with. */
export type Line = Options<{ tone: Tone }> & {
  readonly label: string;
  readonly values: readonly (number | null)[];
};

export type LineOverTimeProps = ChartAbout &
  Options<{ periodHeading: string; format: (value: number) => string }> & {
    readonly periods: readonly string[];
    readonly lines: readonly Line[];
  };

const top = 14;
const base = 210;

/** How one or more figures moved; each line carries its name at its end. */
export function LineOverTime(props: LineOverTimeProps): VNode {
  const format = props.format ?? formatCount;
  const table = {
    head: [
      { text: props.periodHeading ?? 'Month' },
      ...props.lines.map(({ label }) => ({ text: label, format: 'numeric' })),
    ],
    rows: props.periods.map((period, index) => [
      { text: period },
      ...props.lines.map(({ values }) => ({ text: shown(values[index], format), format: 'numeric' })),
    ]),
  };
  return <Chart {...props} table={table} draw={(frame) => drawLines(props, frame)} />;
}

function shown(value: number | null | undefined, format: (value: number) => string): string {
  return value === null || value === undefined ? 'Not known' : format(value);
}

type Scales = {
  readonly x: (index: number) => number;
  readonly y: (value: number) => number;
  readonly right: number;
  readonly ticks: readonly number[];
};

function drawLines(props: LineOverTimeProps, frame: Frame): Picture {
  const format = props.format ?? formatCount;
  const scales = makeScales(props, frame);
  const content = (
    <>
      {scales.ticks.map((tick) => (
        <>
          <Rule x1={0} y1={scales.y(tick)} x2={scales.right} y2={scales.y(tick)} />
          <Words x={0} y={scales.y(tick) - 4} lines={[format(tick)]} classes="kith-chart__text--small" />
        </>
      ))}
      {props.lines.map((line, index) => drawLine(line, line.tone ?? toneAt(index), scales))}
      {endLabels(props.lines, scales, format)}
      <PeriodLabels periods={props.periods} x={scales.x} y={base + 20} width={scales.right + 20} />
    </>
  );
  return { height: base + 28, content };
}

function makeScales({ periods, lines }: LineOverTimeProps, { width }: Frame): Scales {
  const labels = lines.map(({ label }) => estimateWidth(`${label} 0000`, 16));
  const right = width - Math.min(Math.max(0, ...labels) + 10, width * 0.42);
  const most = Math.max(1, ...lines.flatMap(({ values }) => values.filter((value) => value !== null)));
  const y = scaleLinear([0, most], [base, top]).nice(4);
  const x = scaleLinear(
    [0, Math.max(1, periods.length - 1)],
    [periods.length > 1 ? 34 : right / 2, right - 6],
  );
  return { x: (index) => x(index), y: (value) => y(value), right, ticks: y.ticks(4) };
}

function drawLine({ values }: Line, tone: Tone, { x, y }: Scales): VNode {
  const path = makeLine<number | null>()
    .defined((value) => value !== null)
    .x((_, index) => round(x(index)))
    .y((value) => round(y(value ?? 0)));
  // A value that stands alone draws no line, so every value has a dot where there are few.
  const dots = values.flatMap((value, index) => (value === null ? [] : [{ value, index }]));
  const shownDots = dots.length <= 24 ? dots : dots.slice(-1);
  return (
    <g class={classNames('kith-chart__series', toneClass(tone))}>
      <path class="kith-chart__line" d={path([...values]) ?? ''} />
      {shownDots.map(({ value, index }) => (
        <circle class="kith-chart__dot" cx={round(x(index))} cy={round(y(value))} r="3.5" />
      ))}
    </g>
  );
}

type EndLabel = { readonly line: Line; readonly value: number; readonly y: number };

/** Names at the ends of lines, pushed apart where they would touch. */
function endLabels(lines: readonly Line[], scales: Scales, format: (value: number) => string): VNode[] {
  const ends = lines.flatMap((line) => {
    const value = line.values.findLast((item) => item !== null);
    return value === undefined || value === null ? [] : [{ line, value, y: scales.y(value) + 5 }];
  });
  return spread(ends.sort((a, b) => a.y - b.y)).map(({ line, value, y }) => (
    <Words
      x={scales.right + 4}
      y={y}
      lines={[`${line.label} ${format(value)}`]}
      classes={classNames('kith-chart__text--series', toneClass(line.tone ?? toneAt(lines.indexOf(line))))}
    />
  ));
}

function spread(labels: readonly EndLabel[]): readonly EndLabel[] {
  let floor = 0;
  return labels.map((label) => {
    const y = Math.max(label.y, floor);
    floor = y + 20;
    return { ...label, y };
  });
}
