import type { VNode } from 'preact';
import { classNames } from '../views/components/markup.ts';
import type { Options } from '../views/components/markup.ts';
import { round } from './chart.tsx';
import { toneClass } from './tones.ts';
import type { Tone } from './tones.ts';

type BarProps = Options<{ tone: Tone; classes: string }> & {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
};

/** A filled rectangle. */
export function Bar({ x, y, width, height, tone, classes }: BarProps): VNode {
  return (
    <rect
      class={classNames('kith-chart__bar', tone && toneClass(tone), classes)}
      x={round(x)}
      y={round(y)}
      width={round(Math.max(width, 0))}
      height={round(Math.max(height, 0))}
    />
  );
}

type WordsProps = Options<{ anchor: 'start' | 'middle' | 'end'; classes: string; lineHeight: number }> & {
  readonly x: number;
  readonly y: number;
  readonly lines: readonly string[];
};

/** One or more lines of text; `y` is the first line's base. */
export function Words({ x, y, lines, anchor, classes, lineHeight }: WordsProps): VNode {
  return (
    <text class={classNames('kith-chart__text', classes)} x={round(x)} y={round(y)} text-anchor={anchor}>
      {lines.map((line, index) => (
        <tspan x={round(x)} y={round(y + index * (lineHeight ?? 18))}>
          {line}
        </tspan>
      ))}
    </text>
  );
}

type RuleProps = Options<{ classes: string }> & {
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
};

/** A thin straight line. */
export function Rule({ x1, y1, x2, y2, classes }: RuleProps): VNode {
  return (
    <line
      class={classNames('kith-chart__rule', classes)}
      x1={round(x1)}
      y1={round(y1)}
      x2={round(x2)}
      y2={round(y2)}
    />
  );
}

// Made once: a format costs more to make than a chart to draw.
const counts = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 1 });

/** How many, as people read it: 1,234. */
export function formatCount(value: number): string {
  return counts.format(value);
}
