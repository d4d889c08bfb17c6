import { scaleBand, scaleLinear } from 'd3-scale';
import type { VNode } from 'preact';
import type { Options } from '../views/components/markup.ts';
import { Chart } from './chart.tsx';
import type { ChartAbout, Frame, Picture } from './chart.tsx';
import { PeriodLabels } from './period-labels.tsx';
import { Bar, formatCount, Rule, Words } from './shapes.tsx';
import type { Tone } from './tones.ts';

/** One value for each period, in their order. */
export type Series = Options<{ tone: Tone }> & { readonly label: string; readonly values: readonly number[] };

export type ColumnsOverTimeProps = ChartAbout &
  Options<{ periodHeading: string; layout: 'mirrored' | 'beside' }> & {
    readonly periods: readonly string[];
    readonly first: Series;
    readonly second: Series;
  };

const half = 104;
const top = 24;

/** Two things counted month by month: one above the line and one below it, or side by side. */
export function ColumnsOverTime(props: ColumnsOverTimeProps): VNode {
  const { periods, first, second } = props;
  const table = {
    head: [
      { text: props.periodHeading ?? 'Month' },
      { text: first.label, format: 'numeric' },
      { text: second.label, format: 'numeric' },
    ],
    rows: periods.map((period, index) => [
      { text: period },
      { text: formatCount(first.values[index] ?? 0), format: 'numeric' },
      { text: formatCount(second.values[index] ?? 0), format: 'numeric' },
    ]),
  };
  const draw = props.layout === 'beside' ? drawBeside : drawMirrored;
  return <Chart {...props} table={table} draw={(frame) => draw(props, frame)} />;
}

type Scales = {
  readonly x: (index: number) => number;
  readonly slot: number;
  readonly length: (value: number) => number;
};

function scales({ periods, first, second }: ColumnsOverTimeProps, { width }: Frame, reach: number): Scales {
  const band = scaleBand(
    periods.map((_, index) => index),
    [0, width],
  ).padding(0.2);
  const most = Math.max(1, ...first.values, ...second.values);
  const length = scaleLinear([0, most], [0, reach]);
  return { x: (index) => band(index) ?? 0, slot: band.bandwidth(), length: (value) => length(value) };
}

function drawMirrored(props: ColumnsOverTimeProps, frame: Frame): Picture {
  const { periods, first, second } = props;
  const { x, slot, length } = scales(props, frame, half - 20);
  const up = top + half;
  const down = up + 24;
  const columns = periods.map((_, index) => {
    const [above, below] = [first.values[index] ?? 0, second.values[index] ?? 0];
    return (
      <>
        <Bar
          x={x(index)}
          y={up - length(above)}
          width={slot}
          height={length(above)}
          tone={first.tone ?? 'sky'}
        />
        <Bar x={x(index)} y={down} width={slot} height={length(below)} tone={second.tone ?? 'clay'} />
        {isLabelled(first.values, index, slot) && figure(x(index) + slot / 2, up - length(above) - 5, above)}
        {isLabelled(second.values, index, slot) &&
          figure(x(index) + slot / 2, down + length(below) + 17, below)}
      </>
    );
  });
  const content = (
    <>
      <Words x={0} y={16} lines={[`${first.label} ↑`]} classes="kith-chart__text--strong" />
      {columns}
      <Rule x1={0} y1={up} x2={frame.width} y2={up} classes="kith-chart__rule--axis" />
      <Rule x1={0} y1={down} x2={frame.width} y2={down} classes="kith-chart__rule--axis" />
      <PeriodLabels periods={periods} x={(index) => x(index) + slot / 2} y={up + 17} width={frame.width} />
      <Words x={0} y={down + half + 16} lines={[`${second.label} ↓`]} classes="kith-chart__text--strong" />
    </>
  );
  return { height: down + half + 24, content };
}

function drawBeside(props: ColumnsOverTimeProps, frame: Frame): Picture {
  const { periods, first, second } = props;
  const { x, slot, length } = scales(props, frame, 150);
  const base = 200;
  const each = slot / 2;
  const column = (series: Series, index: number, side: number) => {
    const value = series.values[index] ?? 0;
    const at = x(index) + side * each;
    const tone = series.tone ?? (side === 0 ? 'sky' : 'clay');
    return (
      <>
        <Bar x={at} y={base - length(value)} width={each - 1} height={length(value)} tone={tone} />
        {each >= 22 && value > 0 && figure(at + each / 2, base - length(value) - 5, value)}
      </>
    );
  };
  const content = (
    <>
      <Words x={0} y={16} lines={[`${first.label} on the left, ${lowered(second.label)} on the right`]} />
      {periods.map((_, index) => [column(first, index, 0), column(second, index, 1)])}
      <Rule x1={0} y1={base} x2={frame.width} y2={base} classes="kith-chart__rule--axis" />
      <PeriodLabels periods={periods} x={(index) => x(index) + slot / 2} y={base + 17} width={frame.width} />
    </>
  );
  return { height: base + 26, content };
}

function lowered(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

/** Every figure where there is room; else the greatest and the latest. */
function isLabelled(values: readonly number[], index: number, slot: number): boolean {
  const value = values[index] ?? 0;
  if (value === 0) return false;
  if (slot >= 22) return true;
  return index === values.length - 1 || index === values.indexOf(Math.max(...values));
}

function figure(x: number, y: number, value: number): VNode {
  return <Words x={x} y={y} lines={[formatCount(value)]} anchor="middle" classes="kith-chart__text--small" />;
}
