import type { VNode } from 'preact';
import { classNames } from '../views/components/markup.ts';
import type { Options } from '../views/components/markup.ts';
import { Chart, round } from './chart.tsx';
import type { ChartAbout, Frame, Picture } from './chart.tsx';
import { Mark, MarkKey } from './marks.tsx';
import type { MarkShape } from './marks.tsx';
import { Rule, Words } from './shapes.tsx';
import { wrapText } from './text-fit.ts';
import { toneClass } from './tones.ts';
import type { Tone } from './tones.ts';

/**
 * One shape on the star: a value for each axis, null where it is not known. `stand`: an earlier one is drawn as an outline.
 * `mark` tells several apart without colour.
 */
export type StarShape = Options<{ stand: 'earlier' | 'now'; mark: MarkShape }> & {
  readonly label: string;
  readonly tone: Tone;
  readonly values: readonly (number | null)[];
};

export type StarChartProps = ChartAbout & {
  /** The names of the axes, clockwise from the top. */
  readonly axes: readonly string[];
  readonly axisHeading: string;
  readonly shapes: readonly StarShape[];
  /** The highest value; the lowest is 0, in the middle. */
  readonly most: number;
};

/**
 * Values on axes around a middle, as one or more shapes. With two shapes the table says what changed between them. A value that
 * is not known leaves its axis empty, and no line is drawn through it.
 */
export function StarChart(props: StarChartProps): VNode {
  const { axes, shapes } = props;
  const isChange = shapes.length === 2;
  const table = {
    head: [
      { text: props.axisHeading },
      ...shapes.map(({ label }) => ({ text: label, format: 'numeric' })),
      ...(isChange ? [{ text: 'Change', format: 'numeric' }] : []),
    ],
    rows: axes.map((axis, index) => {
      const values = shapes.map((shape) => shape.values[index] ?? null);
      return [
        { text: axis },
        ...values.map((value) => ({ text: value === null ? 'Not known' : String(value), format: 'numeric' })),
        ...(isChange ? [{ text: sayDifference(values), format: 'numeric' }] : []),
      ];
    }),
  };
  return (
    <Chart {...props} table={table} draw={(frame) => drawStar(props, frame)} after={<Key {...props} />} />
  );
}

/** '+2', '−1', '0'; 'Not known' where one of both is not. */
export function sayDifference([before, after]: readonly (number | null)[]): string {
  if (typeof before !== 'number' || typeof after !== 'number') return 'Not known';
  const change = after - before;
  return change > 0 ? `+${change}` : String(change).replace('-', '−');
}

const markOf = ({ stand, mark }: StarShape): MarkShape => (stand === 'earlier' ? 'ring' : (mark ?? 'dot'));

function Key({ shapes }: StarChartProps): VNode {
  return (
    <MarkKey meanings={shapes.map((shape) => ({ ...shape, shape: markOf(shape), words: shape.label }))} />
  );
}

type Point = readonly [x: number, y: number];
type Places = {
  readonly middle: Point;
  readonly radius: number;
  /** Where a value stands on the axis of that number. */
  readonly at: (axis: number, value: number) => Point;
};

function drawStar(props: StarChartProps, frame: Frame): Picture {
  const places = placesIn(props, frame);
  const { middle, radius } = places;
  const content = (
    <>
      {[0.25, 0.5, 0.75, 1].map((part) => (
        <circle
          class="kith-chart__rule kith-chart__ring"
          cx={round(middle[0])}
          cy={round(middle[1])}
          r={round(radius * part)}
        />
      ))}
      {props.axes.map((name, axis) => (
        <Axis name={name} axis={axis} places={places} most={props.most} frame={frame} />
      ))}
      <Words
        x={middle[0] + 5}
        y={middle[1] - radius + 15}
        lines={[String(props.most)]}
        classes="kith-chart__text--small"
      />
      <Words x={middle[0] + 5} y={middle[1] + 15} lines={['0']} classes="kith-chart__text--small" />
      {props.shapes.map((shape) => (
        <Shape shape={shape} places={places} />
      ))}
    </>
  );
  return { height: middle[1] + radius + labelRoom(frame), content };
}

const labelRoom = ({ narrow }: Frame): number => (narrow ? 58 : 52);

function placesIn({ axes, most }: StarChartProps, frame: Frame): Places {
  const radius = frame.narrow ? 84 : 130;
  const middle: Point = [frame.width / 2, radius + labelRoom(frame)];
  const at = (axis: number, value: number): Point => {
    const turn = (2 * Math.PI * axis) / Math.max(axes.length, 1);
    const far = (radius * value) / most;
    return [middle[0] + far * Math.sin(turn), middle[1] - far * Math.cos(turn)];
  };
  return { middle, radius, at };
}

type AxisProps = {
  readonly name: string;
  readonly axis: number;
  readonly places: Places;
  readonly most: number;
  readonly frame: Frame;
};

/** The line of an axis and its name beyond the end, on the side where it stands. */
function Axis({ name, axis, places, most, frame }: AxisProps): VNode {
  const { middle, radius, at } = places;
  const [x, y] = at(axis, most);
  const [across, down] = [(x - middle[0]) / radius, (y - middle[1]) / radius];
  const size = frame.narrow ? 14 : 16;
  const lineHeight = size + 2;
  const edge = frame.width / 2 - Math.abs(x - middle[0]) - 8;
  const isUpright = Math.abs(across) < 0.2;
  const lines = wrapText(name, isUpright ? frame.width / 2 : edge, size);
  const above =
    down < -0.2 ? (lines.length - 1) * lineHeight : down > 0.2 ? 0 : ((lines.length - 1) * lineHeight) / 2;
  return (
    <>
      <Rule x1={middle[0]} y1={middle[1]} x2={x} y2={y} />
      <Words
        x={x + across * 8}
        y={y + down * 10 + (down > 0.2 ? size - 3 : 4) - above}
        lines={lines}
        anchor={isUpright ? 'middle' : across > 0 ? 'start' : 'end'}
        classes={frame.narrow ? 'kith-chart__text--small' : ''}
        lineHeight={lineHeight}
      />
    </>
  );
}

function Shape({ shape, places }: { readonly shape: StarShape; readonly places: Places }): VNode {
  const tone = toneClass(shape.tone);
  const points = shape.values.map((value, axis) => (value === null ? null : places.at(axis, value)));
  return (
    <>
      <path
        class={classNames('kith-chart__star', shape.stand === 'earlier' && 'kith-chart__star--earlier', tone)}
        d={outline(points)}
      />
      {points.map((point) =>
        point === null ? null : (
          <Mark x={point[0]} y={point[1]} shape={markOf(shape)} tone={shape.tone} size={5} />
        ),
      )}
    </>
  );
}

/** The way around: closed where every value is known, else only between neighbours that both are. */
function outline(points: readonly (Point | null)[]): string {
  const said = ([x, y]: Point) => `${round(x)} ${round(y)}`;
  const known = points.flatMap((point) => (point === null ? [] : [said(point)]));
  if (known.length === points.length) return `M${known.join('L')}Z`;
  return points
    .map((point, index) => {
      const after = points[(index + 1) % points.length] ?? null;
      return point === null || after === null ? '' : `M${said(point)}L${said(after)}`;
    })
    .join('');
}
