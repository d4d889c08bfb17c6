import type { VNode } from 'preact';
import type { Badge, Shape } from './family-page.ts';

type At = { readonly x: number; readonly y: number; readonly half: number };

/** A person's shape: square, circle, diamond, or a triangle for who is not born yet. Double for the child concerned. */
export function Outline({ x, y, half, shape, isIndex }: At & { shape: Shape; isIndex: boolean }): VNode {
  return (
    <>
      <ShapeOf x={x} y={y} half={half} shape={shape} />
      {isIndex && <ShapeOf x={x} y={y} half={half - 4} shape={shape} />}
    </>
  );
}

function ShapeOf({ x, y, half, shape }: At & { shape: Shape }): VNode {
  if (shape === 'circle') return <circle class="kith-map__shape" cx={x} cy={y} r={half} />;
  if (shape === 'square')
    return <rect class="kith-map__shape" x={x - half} y={y - half} width={2 * half} height={2 * half} />;
  const corners =
    shape === 'diamond'
      ? [
          [0, -1.15],
          [1.15, 0],
          [0, 1.15],
          [-1.15, 0],
        ]
      : [
          [0, -1],
          [1.05, 0.85],
          [-1.05, 0.85],
        ];
  const points = corners.map(([across = 0, down = 0]) => `${x + across * half},${y + down * half}`).join(' ');
  return <polygon class="kith-map__shape" points={points} />;
}

/** The cross over somebody who died. */
export function Cross({ x, y, half }: At): VNode {
  return (
    <path
      class="kith-map__cross"
      d={`M${x - half} ${y - half}L${x + half} ${y + half}M${x + half} ${y - half}L${x - half} ${y + half}`}
    />
  );
}

const signs: Readonly<Record<Badge, string>> = {
  // A key, a heart, a town hall; each in a square of 16.
  responsibility: 'M5 3a3.5 3.5 0 1 0 2.4 6L9 10.6V12h1.5v1.5H12V15h3v-2.4L9.8 7.4A3.5 3.5 0 0 0 5 3Z',
  carer: 'M8 14C3 10.5 1.5 8 1.5 5.6A3.1 3.1 0 0 1 8 4.4a3.1 3.1 0 0 1 6.5 1.2C14.5 8 13 10.500 8 14Z',
  authority: 'M1 6 8 2l7 4v1.500H1ZM2.500 8.500h2V13h-2Zm4.500 0h2V13H7Zm4.500 0h2V13h-2ZM1 13.500h14V15H1Z',
};

/** A small sign beside a shape: a key, a heart or a town hall. */
export function Sign({ badge, x, y }: { badge: Badge; x: number; y: number }): VNode {
  return <path class="kith-map__sign" transform={`translate(${x} ${y})`} d={signs[badge]} />;
}
