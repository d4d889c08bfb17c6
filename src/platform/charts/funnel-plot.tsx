import { scaleLinear } from 'd3-scale';
import { line as makeLine } from 'd3-shape';
import type { VNode } from 'preact';
import type { Content, Options } from '../views/components/markup.ts';
import { Chart, round } from './chart.tsx';
import type { ChartAbout, Frame, Picture } from './chart.tsx';
import { Mark, MarkKey } from './marks.tsx';
import type { MarkMeaning, MarkShape } from './marks.tsx';
import { formatCount, Rule, Words } from './shapes.tsx';
import { estimateWidth } from './text-fit.ts';
import type { Tone } from './tones.ts';

/** Where a value stands against the limits. */
export type FunnelStanding = 'within' | 'high' | 'very high' | 'low' | 'very low';

/** One dot: how large it is along the axis, its value, and its name. `own` is drawn last and named. */
export type FunnelDot = Options<{ own: boolean; tableLabel: Content }> & {
  readonly label: string;
  readonly size: number;
  readonly value: number;
  readonly standing: FunnelStanding;
};

/** The limits at a size. */
export type FunnelEdge = {
  readonly size: number;
  readonly innerLow: number;
  readonly innerHigh: number;
  readonly outerLow: number;
  readonly outerHigh: number;
};

export type FunnelPlotProps = ChartAbout &
  Options<{ format: (value: number) => string }> & {
    readonly dots: readonly FunnelDot[];
    /** The limits at rising sizes, from the left of the picture to the right. */
    readonly edges: readonly FunnelEdge[];
    readonly target: number;
    readonly labelHeading: string;
    readonly sizeHeading: string;
    readonly valueHeading: string;
  };

const words: Readonly<Record<FunnelStanding, string>> = {
  'very high': 'Above the outer limit',
  high: 'Above the inner limit',
  within: 'Within the limits',
  low: 'Below the inner limit',
  'very low': 'Below the outer limit',
};

const marks: Readonly<Record<FunnelStanding, { shape: MarkShape; tone: Tone }>> = {
  'very high': { shape: 'up', tone: 'clay' },
  high: { shape: 'up', tone: 'gold' },
  within: { shape: 'ring', tone: 'ink' },
  low: { shape: 'down', tone: 'gold' },
  'very low': { shape: 'down', tone: 'clay' },
};

const top = 16;
const base = 320;

/** Values against size, with limits of chance that narrow as size grows. Says who stands where; ranks nobody. */
export function FunnelPlot(props: FunnelPlotProps): VNode {
  const { dots, format = formatCount } = props;
  const present = (Object.keys(words) as FunnelStanding[]).filter(
    (standing) => standing !== 'within' && dots.some((dot) => dot.standing === standing),
  );
  const key: readonly MarkMeaning[] = [
    ...(dots.some(({ own }) => own) ? [{ shape: 'diamond', tone: 'sky', words: 'Ours' } as const] : []),
    ...present.map((standing) => ({ ...marks[standing], words: words[standing] })),
  ];
  const table = {
    head: [
      { text: props.labelHeading },
      { text: props.sizeHeading, format: 'numeric' },
      { text: props.valueHeading, format: 'numeric' },
      { text: 'Against the limits' },
    ],
    rows: dots.map(({ label, tableLabel, size, value, standing }) => [
      { text: tableLabel ?? label },
      { text: formatCount(size), format: 'numeric' },
      { text: format(value), format: 'numeric' },
      { text: words[standing] },
    ]),
  };
  return (
    <Chart
      {...props}
      table={table}
      draw={(frame) => drawFunnel(props, frame)}
      after={<MarkKey meanings={key} />}
    />
  );
}

type Scales = {
  readonly x: (size: number) => number;
  readonly y: (value: number) => number;
  readonly right: number;
  readonly yTicks: readonly number[];
  readonly xTicks: readonly number[];
};

function drawFunnel(props: FunnelPlotProps, frame: Frame): Picture {
  const { dots, target, format = formatCount } = props;
  const scales = makeScales(props, frame);
  const { x, y, right } = scales;
  const inOrder = [...dots].sort((a, b) => Number(a.own ?? false) - Number(b.own ?? false));
  const content = (
    <>
      {scales.yTicks.map((tick) => (
        <>
          <Rule x1={0} y1={y(tick)} x2={right} y2={y(tick)} />
          <Words x={0} y={y(tick) - 4} lines={[format(tick)]} classes="kith-chart__text--small" />
        </>
      ))}
      {drawEdges(props, scales)}
      <path class="kith-chart__centre" d={`M${round(x(0))} ${round(y(target))}H${round(right)}`} />
      {inOrder.map(({ size, value, standing, own }) => {
        const { shape, tone } = own ? ({ shape: 'diamond', tone: 'sky' } as const) : marks[standing];
        return <Mark x={x(size)} y={y(value)} shape={shape} tone={tone} size={own ? 7 : sizeOf(standing)} />;
      })}
      {nameDots(dots, scales)}
      {edgeLabels(props, scales)}
      <Rule x1={0} y1={base} x2={right} y2={base} classes="kith-chart__rule--axis" />
      {sizeTicks(scales, frame)}
      <Words
        x={right}
        y={base + 40}
        lines={[props.sizeHeading]}
        anchor="end"
        classes="kith-chart__text--small"
      />
    </>
  );
  return { height: base + 48, content };
}

const sizeOf = (standing: FunnelStanding) => (standing === 'within' ? 3.5 : 5);

function makeScales({ dots, edges, target }: FunnelPlotProps, { width, narrow }: Frame): Scales {
  const most = Math.max(1, ...dots.map(({ size }) => size), ...edges.map(({ size }) => size));
  const values = [target, ...dots.map(({ value }) => value)];
  const highest = Math.max(...values) || 1;
  const lowest = Math.min(...values);
  const from = lowest > 0.5 * highest ? lowest - (highest - lowest) * 0.3 : 0;
  const y = scaleLinear([from, highest + (highest - from) * 0.06], [base, top])
    .nice(5)
    .clamp(true);
  const right = width - (narrow ? 44 : 92);
  const x = scaleLinear([0, most * 1.03], [40, right]);
  return {
    x: (size) => x(size),
    y: (value) => y(value),
    right,
    yTicks: y.ticks(5),
    xTicks: x.ticks(narrow ? 3 : 6).filter((tick) => tick > 0),
  };
}

function drawEdges({ edges }: FunnelPlotProps, { x, y }: Scales): VNode {
  const along = (value: (edge: FunnelEdge) => number) =>
    makeLine<FunnelEdge>()
      .x(({ size }) => round(x(size)))
      .y((edge) => round(y(value(edge))))([...edges]) ?? '';
  return (
    <g>
      <path class="kith-chart__limit kith-chart__limit--outer" d={along(({ outerLow }) => outerLow)} />
      <path class="kith-chart__limit kith-chart__limit--outer" d={along(({ outerHigh }) => outerHigh)} />
      <path class="kith-chart__limit" d={along(({ innerLow }) => innerLow)} />
      <path class="kith-chart__limit" d={along(({ innerHigh }) => innerHigh)} />
    </g>
  );
}

function sizeTicks({ x, right, xTicks }: Scales, frame: Frame): readonly VNode[] {
  return xTicks
    .filter(
      (tick) =>
        x(tick) + estimateWidth(formatCount(tick), 14) / 2 <= (frame.narrow ? frame.width : right + 20),
    )
    .map((tick) => (
      <Words
        x={x(tick)}
        y={base + 20}
        lines={[formatCount(tick)]}
        anchor="middle"
        classes="kith-chart__text--small"
      />
    ));
}

/** What the lines are, at their right ends, where there is room between them. */
function edgeLabels({ edges, target }: FunnelPlotProps, { y, right }: Scales): readonly VNode[] {
  const last = edges.at(-1);
  const wanted = [
    { text: 'all', value: target },
    { text: '99.8%', value: last?.outerHigh },
    { text: '99.8%', value: last?.outerLow },
    { text: '95%', value: last?.innerHigh },
    { text: '95%', value: last?.innerLow },
  ];
  const places: { text: string; at: number }[] = [];
  for (const { text, value } of wanted) {
    if (value === undefined) continue;
    const at = y(value);
    if (places.every((one) => Math.abs(one.at - at) >= 15)) places.push({ text, at });
  }
  return places.map(({ text, at }) => (
    <Words x={right + 4} y={at + 5} lines={[text]} classes="kith-chart__text--small" />
  ));
}

type Box = { readonly left: number; readonly right: number; readonly y: number };

const touches = (a: Box, b: Box) => a.left < b.right && b.left < a.right && Math.abs(a.y - b.y) < 17;

/** Names of our own and of the largest beyond the outer limits, as far as they do not run into each other. */
function nameDots(dots: readonly FunnelDot[], scales: Scales): readonly VNode[] {
  const beyond = dots.filter(({ standing, own }) => standing.startsWith('very') && !own);
  const wanted = [...dots.filter(({ own }) => own), ...beyond.sort((a, b) => b.size - a.size).slice(0, 6)];
  const placed: { box: Box; dot: FunnelDot }[] = [];
  for (const dot of wanted) {
    const box = boxOf(dot, scales);
    if (placed.every((one) => !touches(one.box, box))) placed.push({ box, dot });
  }
  return placed.map(({ box, dot }) => (
    <Words
      x={box.left}
      y={box.y + 5}
      lines={[dot.label]}
      classes={dot.own ? 'kith-chart__text--strong' : 'kith-chart__text--small'}
    />
  ));
}

/** To the right of its dot, or to the left where it would leave the picture. */
function boxOf({ label, size, value }: FunnelDot, { x, y, right }: Scales): Box {
  const width = estimateWidth(label, 16);
  const after = x(size) + 11;
  const left = after + width <= right ? after : x(size) - 11 - width;
  return { left, right: left + width, y: y(value) };
}
