import type { VNode } from 'preact';
import type { Spoke } from './ecomap-rules.ts';
import { placeSpokes } from './ecomap-rules.ts';
import { labelLines } from './label-rules.ts';
import { lineHeight } from './family-page.ts';
import { StandingStroke } from './map-lines-view.tsx';
import { bow } from './strokes-rules.ts';
import type { Point } from './wide-lines-rules.ts';

export type EcomapProps = {
  readonly id: string;
  /** Whose view: 'As Ava sees it'. */
  readonly title: string;
  readonly called: string;
  readonly spokes: readonly Spoke[];
  readonly none: string;
};

/** The child in the middle and what surrounds them, in one view; the same in words below. */
export function Ecomap(props: EcomapProps): VNode {
  const { id, title, spokes, none } = props;
  return (
    <figure class="kith-chart" aria-labelledby={`${id}-heading`}>
      <figcaption>
        <h3 class="govuk-heading-s" id={`${id}-heading`}>
          {title}
        </h3>
      </figcaption>
      {spokes.length === 0 ? (
        <p class="govuk-body">{none}</p>
      ) : (
        <>
          <div class="kith-map kith-map--wide kith-map--fits">
            <Around {...props} />
          </div>
          <div class="kith-map kith-map--narrow">
            <Beneath {...props} />
          </div>
          <ul class="govuk-list govuk-list--bullet">
            {spokes.map(({ label, about, said }) => (
              <li>
                {label}
                {about !== '' && `, ${about}`}: {said === '' ? 'how close is not said' : said}
              </li>
            ))}
          </ul>
        </>
      )}
    </figure>
  );
}

const size = { width: 720, height: 440 };

function Around({ title, called, spokes }: EcomapProps): VNode {
  const middle = { x: size.width / 2, y: size.height / 2 };
  return (
    <svg
      class="kith-map__picture"
      role="img"
      aria-label={`${title}: ${spokes.length} ties. The list below says the same in words`}
      viewBox={`0 0 ${size.width} ${size.height}`}
      width={size.width}
      height={size.height}
    >
      {placeSpokes(spokes, size).map(({ spoke, x, y }) => (
        <>
          <Line spoke={spoke} from={middle} to={{ x, y }} trims={[34, 20]} />
          <Spot spoke={spoke} x={x} y={y} />
        </>
      ))}
      <circle class="kith-map__shape" cx={middle.x} cy={middle.y} r={32} />
      <circle class="kith-map__shape" cx={middle.x} cy={middle.y} r={28} />
      <text class="kith-map__age" x={middle.x} y={middle.y + 5} text-anchor="middle">
        {called.slice(0, 7)}
      </text>
    </svg>
  );
}

function Line({
  spoke,
  from,
  to,
  trims: [near, far],
}: {
  spoke: Spoke;
  from: Point;
  to: Point;
  trims: readonly [number, number];
}): VNode {
  const length = Math.hypot(to.x - from.x, to.y - from.y) || 1;
  const at = (by: number) => ({
    x: from.x + ((to.x - from.x) * by) / length,
    y: from.y + ((to.y - from.y) * by) / length,
  });
  const points = bow(at(near), at(length - far), { lift: 0, trim: 0 });
  const turned = spoke.direction === 'from them' ? [...points].reverse() : points;
  return (
    <StandingStroke
      standing={spoke.standing}
      points={turned}
      isOneWay={spoke.direction === 'to them' || spoke.direction === 'from them'}
    />
  );
}

/** A person is a circle, a place a rounded box; both with their name beside them. */
function Spot({ spoke, x, y }: { spoke: Spoke; x: number; y: number }): VNode {
  const lines = labelLines({ name: spoke.label, role: spoke.about, more: '', isIndex: false }, 150);
  return (
    <>
      {spoke.personId === null ? (
        <rect class="kith-map__shape" x={x - 16} y={y - 12} width={32} height={24} rx={8} />
      ) : (
        <circle class="kith-map__shape" cx={x} cy={y} r={14} />
      )}
      <text class="kith-map__words" text-anchor="middle">
        {lines.map(({ text, isName }, index) => (
          <tspan class={isName ? 'kith-map__tied' : 'kith-map__role'} x={x} y={y + 32 + index * lineHeight}>
            {text}
          </tspan>
        ))}
      </text>
    </>
  );
}

const pitch = 44;

/** For a phone: the child above, a line to each below, as long as it is distant. */
function Beneath({ title, called, spokes }: EcomapProps): VNode {
  const height = 56 + spokes.length * pitch;
  return (
    <svg
      class="kith-map__picture"
      role="img"
      aria-label={`${title}: ${spokes.length} ties. The list below says the same in words`}
      viewBox={`0 0 328 ${height}`}
      width={328}
      height={height}
    >
      <path class="kith-map__line" d={`M22 40V${height - pitch / 2 - 8}`} />
      <circle class="kith-map__shape" cx={22} cy={22} r={18} />
      <circle class="kith-map__shape" cx={22} cy={22} r={15} />
      <text class="kith-map__words kith-map__tied" x={48} y={27}>
        {called}
      </text>
      {spokes.map((spoke, index) => {
        const y = 56 + index * pitch + 12;
        const x = 60 + 14 * (5 - (spoke.closeness ?? 3));
        return (
          <>
            <Line spoke={spoke} from={{ x: 22, y }} to={{ x, y }} trims={[3, 8]} />
            {spoke.personId === null ? (
              <rect class="kith-map__shape" x={x - 8} y={y - 8} width={18} height={16} rx={5} />
            ) : (
              <circle class="kith-map__shape" cx={x} cy={y} r={8} />
            )}
            <text class="kith-map__words kith-map__tied" x={x + 16} y={y + 5}>
              {shortened(spoke, 328 - x - 16)}
            </text>
          </>
        );
      })}
    </svg>
  );
}

/** As much of a name as fits on a line; the list below has the whole. */
function shortened({ label }: Spoke, width: number): string {
  const most = Math.floor(width / 8);
  return label.length <= most ? label : `${label.slice(0, most - 1)}…`;
}
