import { scaleLinear } from 'd3-scale';
import type { VNode } from 'preact';
import type { Content, Options } from '../views/components/markup.ts';
import { Chart } from './chart.tsx';
import type { ChartAbout, Frame, Picture } from './chart.tsx';
import { Bar, formatCount, Rule, Words } from './shapes.tsx';
import { estimateWidth, wrapText } from './text-fit.ts';
import type { Tone } from './tones.ts';

/** `display` replaces the number where it is shown; `tableLabel` the label in the table, where it may be a link. */
export type BarItem = Options<{ display: string; tone: Tone; tableLabel: Content }> & {
  readonly label: string;
  readonly value: number;
};

export type BarChartProps = ChartAbout &
  Options<{ labelHeading: string; valueHeading: string; max: number }> & {
    readonly items: readonly BarItem[];
  };

const bar = 24;
const gap = 14;
const line = 18;
const font = 16;

/** Lying bars, each with its label and figure beside it: the same thing counted for several groups. */
export function BarChart(props: BarChartProps): VNode {
  const table = {
    head: [
      { text: props.labelHeading ?? '' },
      { text: props.valueHeading ?? props.units, format: 'numeric' },
    ],
    rows: props.items.map((item) => [
      { text: item.tableLabel ?? item.label },
      { text: shown(item), format: 'numeric' },
    ]),
  };
  return <Chart {...props} table={table} draw={(frame) => drawBars(props, frame)} />;
}

function shown(item: BarItem): string {
  return item.display ?? formatCount(item.value);
}

type Row = {
  readonly item: BarItem;
  readonly lines: readonly string[];
  readonly y: number;
  readonly height: number;
};

function drawBars(props: BarChartProps, frame: Frame): Picture {
  const labelWidth = frame.narrow ? 0 : Math.min(260, longest(props.items.map(({ label }) => label)) + 16);
  const rows = layRows(props.items, frame, labelWidth);
  const last = rows.at(-1);
  const height = last ? last.y + last.height - gap + 2 : 0;
  const room = frame.width - labelWidth - longest(props.items.map(shown)) - 12;
  const scale = scaleLinear(
    [0, props.max ?? Math.max(1, ...props.items.map(({ value }) => value))],
    [0, room],
  );
  const content = (
    <>
      {rows.map((row) => drawRow(row, { frame, labelWidth, length: scale(row.item.value) }))}
      {!frame.narrow && (
        <Rule x1={labelWidth} y1={0} x2={labelWidth} y2={height} classes="kith-chart__rule--axis" />
      )}
    </>
  );
  return { height, content };
}

function longest(texts: readonly string[]): number {
  return Math.max(0, ...texts.map((text) => estimateWidth(text, font)));
}

function layRows(items: readonly BarItem[], frame: Frame, labelWidth: number): readonly Row[] {
  let y = 0;
  return items.map((item) => {
    const lines = wrapText(item.label, frame.narrow ? frame.width : labelWidth - 16, font);
    const text = lines.length * line;
    const height = (frame.narrow ? text + 4 + bar : Math.max(bar, text)) + gap;
    const row = { item, lines, y, height };
    y += height;
    return row;
  });
}

type Place = { readonly frame: Frame; readonly labelWidth: number; readonly length: number };

function drawRow({ item, lines, y, height }: Row, { frame, labelWidth, length }: Place): VNode {
  const text = lines.length * line;
  const inner = height - gap;
  const barY = frame.narrow ? y + text + 4 : y + (inner - bar) / 2;
  const textY = frame.narrow ? y + line - 4 : y + (inner - text) / 2 + line - 4;
  return (
    <g>
      <Words x={0} y={textY} lines={lines} />
      <Bar x={labelWidth} y={barY} width={length} height={bar} tone={item.tone ?? 'sky'} />
      <Words
        x={labelWidth + length + 8}
        y={barY + 18}
        lines={[shown(item)]}
        classes="kith-chart__text--strong"
      />
    </g>
  );
}
