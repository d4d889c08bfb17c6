import type { VNode } from 'preact';
import { classNames } from '../views/components/markup.ts';
import { round } from './chart.tsx';
import { toneClass } from './tones.ts';
import type { Tone } from './tones.ts';

/** A shape that says by itself what a colour says too. */
export type MarkShape = 'dot' | 'up' | 'down' | 'diamond' | 'square' | 'ring';

type MarkProps = {
  readonly x: number;
  readonly y: number;
  readonly shape: MarkShape;
  readonly tone: Tone;
  /** Half its width in pixels. */
  readonly size: number;
};

/** A mark at a place: dot, triangle upwards or downwards, diamond, square or ring. */
export function Mark({ x, y, shape, tone, size }: MarkProps): VNode {
  const tones = classNames('kith-chart__mark', `kith-chart__mark--${shape}`, toneClass(tone));
  if (shape === 'dot' || shape === 'ring')
    return <circle class={tones} cx={round(x)} cy={round(y)} r={size} />;
  const corners = cornersOf[shape].map(([across, down]) => [x + across * size, y + down * size] as const);
  return <path class={tones} d={`M${corners.map(([px, py]) => `${round(px)} ${round(py)}`).join('L')}Z`} />;
}

type Corner = readonly [across: number, down: number];

const cornersOf: Readonly<Record<Exclude<MarkShape, 'dot' | 'ring'>, readonly Corner[]>> = {
  up: [
    [0, -1.15],
    [1.1, 0.85],
    [-1.1, 0.85],
  ],
  down: [
    [0, 1.15],
    [1.1, -0.85],
    [-1.1, -0.85],
  ],
  diamond: [
    [0, -1.25],
    [1.25, 0],
    [0, 1.25],
    [-1.25, 0],
  ],
  square: [
    [-1, -1],
    [1, -1],
    [1, 1],
    [-1, 1],
  ],
};

/** What a shape means, in words: one entry of a key. */
export type MarkMeaning = { readonly shape: MarkShape; readonly tone: Tone; readonly words: string };

/** The meanings of shapes under a picture; each stands with its shape, so that colour is not needed. */
export function MarkKey({ meanings }: { readonly meanings: readonly MarkMeaning[] }): VNode | null {
  if (meanings.length === 0) return null;
  return (
    <ul class="kith-chart__key">
      {meanings.map(({ shape, tone, words }) => (
        <li>
          <svg class="kith-chart__key-mark" width="18" height="18" viewBox="0 0 18 18" aria-hidden="true">
            <Mark x={9} y={9} shape={shape} tone={tone} size={6} />
          </svg>
          {words}
        </li>
      ))}
    </ul>
  );
}
