import type { VNode } from 'preact';
import { classNames } from '../views/components/markup.ts';
import type { Content, Options } from '../views/components/markup.ts';
import { Chart } from './chart.tsx';
import type { ChartAbout, Frame, Picture } from './chart.tsx';
import { Bar, formatCount, Words } from './shapes.tsx';
import { estimateWidth } from './text-fit.ts';
import { toneAt, toneClass } from './tones.ts';
import type { Tone } from './tones.ts';

export type Part = Options<{ tone: Tone; tableLabel: Content }> & {
  readonly label: string;
  readonly value: number;
};

export type StackedBarProps = ChartAbout &
  Options<{ partHeading: string; valueHeading: string }> & { readonly parts: readonly Part[] };

const bar = 44;
const line = 22;

/** How a whole falls into parts. Parts are in their order; each is named above or, when slim, below with its figure. */
export function StackedBar(props: StackedBarProps): VNode {
  const total = sum(props.parts);
  const table = {
    head: [
      { text: props.partHeading ?? '' },
      { text: props.valueHeading ?? props.units, format: 'numeric' },
      { text: 'Share', format: 'numeric' },
    ],
    rows: (total === 0 ? [] : props.parts).map((part) => [
      { text: part.tableLabel ?? part.label },
      { text: formatCount(part.value), format: 'numeric' },
      { text: share(part.value, total), format: 'numeric' },
    ]),
  };
  return <Chart {...props} table={table} draw={(frame) => drawParts(props.parts, frame)} />;
}

function sum(parts: readonly Part[]): number {
  return parts.reduce((total, { value }) => total + value, 0);
}

function share(value: number, total: number): string {
  return `${Math.round((100 * value) / total)}%`;
}

type Segment = { readonly part: Part; readonly tone: Tone; readonly x: number; readonly width: number };

function drawParts(parts: readonly Part[], frame: Frame): Picture {
  const segments = laySegments(parts, frame.width);
  const inside = segments.filter((segment) => fitsInside(segment));
  const below = segments.filter((segment) => !fitsInside(segment) && segment.part.value > 0);
  const content = (
    <>
      {segments.map(({ x, width, tone }) => (
        <Bar x={x} y={0} width={width} height={bar} tone={tone} />
      ))}
      {inside.map(({ part, x, tone }) => (
        <Words
          x={x + 8}
          y={28}
          lines={[caption(part)]}
          classes={classNames('kith-chart__text--inside', toneClass(tone))}
        />
      ))}
      {below.map((segment, index) => drawBelow(segment, bar + 24 + index * line))}
    </>
  );
  return { height: bar + below.length * line + (below.length > 0 ? 10 : 2), content };
}

function laySegments(parts: readonly Part[], width: number): readonly Segment[] {
  const total = sum(parts);
  let x = 0;
  return parts.map((part, index) => {
    const length = (part.value / total) * width;
    const segment = { part, tone: part.tone ?? toneAt(index), x, width: Math.max(length - 2, 1) };
    x += length;
    return segment;
  });
}

function caption({ label, value }: Part): string {
  return `${label} ${formatCount(value)}`;
}

function fitsInside({ part, width }: Segment): boolean {
  return estimateWidth(caption(part), 16) + 14 <= width;
}

/** Names a slim part on a line of its own, joined to it by a thin elbow. */
function drawBelow({ part, tone, x, width }: Segment, y: number): VNode {
  const middle = x + width / 2;
  const text = caption(part);
  const toLeft = middle + 14 + estimateWidth(text, 16) > 700 || middle > 240;
  const room = toLeft ? Math.max(middle - 10, estimateWidth(text, 16)) : middle + 10;
  return (
    <g class={classNames('kith-chart__series', toneClass(tone))}>
      <path class="kith-chart__lead" d={`M${middle.toFixed(1)} ${bar}V${y - 5}h${toLeft ? -6 : 6}`} />
      <Words x={room} y={y} lines={[text]} anchor={toLeft ? 'end' : 'start'} />
    </g>
  );
}
