import { scaleLinear } from 'd3-scale';
import type { VNode } from 'preact';
import type { Content, Options } from '../views/components/markup.ts';
import { Chart, round } from './chart.tsx';
import type { ChartAbout, Frame, Picture } from './chart.tsx';
import { Mark, MarkKey } from './marks.tsx';
import type { MarkMeaning, MarkShape } from './marks.tsx';
import { formatCount, Rule, Words } from './shapes.tsx';
import { estimateWidth } from './text-fit.ts';
import type { Tone } from './tones.ts';

/** One point. `own` is what the picture is about, `marked` what it is compared with; both are named. */
export type ScatterPoint = Options<{ stand: 'own' | 'marked' | 'other'; tableLabel: Content }> & {
  readonly label: string;
  readonly x: number;
  readonly y: number;
};

export type ScatterProps = ChartAbout &
  Options<{
    formatX: (value: number) => string;
    formatY: (value: number) => string;
    /** A straight line through the points. */
    line: { readonly slope: number; readonly intercept: number };
    markedWords: string;
    ownWords: string;
  }> & {
    readonly points: readonly ScatterPoint[];
    readonly labelHeading: string;
    readonly xHeading: string;
    readonly yHeading: string;
  };

const top = 16;
const base = 300;

const marks: Readonly<Record<'own' | 'marked' | 'other', { shape: MarkShape; tone: Tone; size: number }>> = {
  own: { shape: 'diamond', tone: 'sky', size: 7 },
  marked: { shape: 'square', tone: 'clay', size: 4.5 },
  other: { shape: 'ring', tone: 'ink', size: 3.5 },
};

const order = ['other', 'marked', 'own'] as const;
const standOf = ({ stand }: ScatterPoint) => stand ?? 'other';

/** Two figures of the same things against each other, with a line through them. */
export function Scatter(props: ScatterProps): VNode {
  const { points, formatX = formatCount, formatY = formatCount } = props;
  const table = {
    head: [
      { text: props.labelHeading },
      { text: props.xHeading, format: 'numeric' },
      { text: props.yHeading, format: 'numeric' },
    ],
    rows: points.map(({ label, tableLabel, x, y }) => [
      { text: tableLabel ?? label },
      { text: formatX(x), format: 'numeric' },
      { text: formatY(y), format: 'numeric' },
    ]),
  };
  return (
    <Chart {...props} table={table} draw={(frame) => drawScatter(props, frame)} after={<Key {...props} />} />
  );
}

function Key({ points, markedWords, ownWords }: ScatterProps): VNode {
  const meanings: MarkMeaning[] = order.toReversed().flatMap((stand) => {
    const words = { own: ownWords ?? 'Ours', marked: markedWords ?? 'Compared', other: 'Others' }[stand];
    return points.some((point) => standOf(point) === stand) ? [{ ...marks[stand], words }] : [];
  });
  return <MarkKey meanings={meanings} />;
}

type Scales = {
  readonly x: (value: number) => number;
  readonly y: (value: number) => number;
  readonly right: number;
  readonly ends: readonly [number, number];
  readonly xTicks: readonly number[];
  readonly yTicks: readonly number[];
};

const left = 46;

function drawScatter(props: ScatterProps, frame: Frame): Picture {
  const { points, formatX = formatCount, formatY = formatCount } = props;
  const scales = makeScales(props, frame);
  const { x, y, right } = scales;
  const inOrder = order.flatMap((stand) => points.filter((point) => standOf(point) === stand));
  const content = (
    <>
      {scales.yTicks.map((tick) => (
        <>
          <Rule x1={0} y1={y(tick)} x2={right} y2={y(tick)} />
          <Words x={0} y={y(tick) - 4} lines={[formatY(tick)]} classes="kith-chart__text--small" />
        </>
      ))}
      {props.line ? <Through line={props.line} scales={scales} /> : null}
      {inOrder.map((point) => (
        <Mark x={x(point.x)} y={y(point.y)} {...marks[standOf(point)]} />
      ))}
      {nameOwn(points, scales)}
      <Rule x1={0} y1={base} x2={right} y2={base} classes="kith-chart__rule--axis" />
      {scales.xTicks.map((tick) => (
        <Words
          x={x(tick)}
          y={base + 20}
          lines={[formatX(tick)]}
          anchor="middle"
          classes="kith-chart__text--small"
        />
      ))}
      <Words
        x={right}
        y={base + 40}
        lines={[props.xHeading]}
        anchor="end"
        classes="kith-chart__text--small"
      />
    </>
  );
  return { height: base + 48, content };
}

function makeScales({ points, line }: ScatterProps, { width, narrow }: Frame): Scales {
  const xs = points.map(({ x }) => x);
  const right = width - 14;
  const ends = [Math.min(...xs), Math.max(...xs)] as const;
  const through = line ? ends.map((at) => line.intercept + line.slope * at) : [];
  const ys = [...points.map(({ y }) => y), ...through];
  const x = scaleLinear(ends, [left, right - 12]);
  const lowest = Math.min(...ys);
  const highest = Math.max(...ys);
  // A scale from nought flattens what lies far above it.
  const from = lowest > 0.5 * highest ? lowest - (highest - lowest) * 0.1 : Math.min(0, lowest);
  const y = scaleLinear([from, highest || 1], [base, top]).nice(5);
  return {
    x: (value) => x(value),
    y: (value) => y(value),
    right,
    ends,
    xTicks: x.ticks(narrow ? 3 : 6),
    yTicks: y.ticks(5),
  };
}

function Through(props: {
  readonly line: { readonly slope: number; readonly intercept: number };
  readonly scales: Scales;
}): VNode {
  const { line, scales } = props;
  const [from = '', to = ''] = scales.ends.map(
    (at) => `${round(scales.x(at))} ${round(scales.y(line.intercept + line.slope * at))}`,
  );
  return <path class="kith-chart__centre" d={`M${from}L${to}`} />;
}

/** The name of what the picture is about, on the side where there is room. */
function nameOwn(points: readonly ScatterPoint[], { x, y, right }: Scales): VNode[] {
  return points
    .filter((point) => standOf(point) === 'own')
    .map((point) => {
      const width = estimateWidth(point.label, 16);
      const fits = x(point.x) + 12 + width <= right;
      return (
        <Words
          x={fits ? x(point.x) + 12 : x(point.x) - 12}
          y={y(point.y) - 8}
          lines={[point.label]}
          anchor={fits ? 'start' : 'end'}
          classes="kith-chart__text--strong"
        />
      );
    });
}
