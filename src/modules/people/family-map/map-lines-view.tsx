import type { VNode } from 'preact';
import type { Couple } from './couple-rules.ts';
import type { FamilyMap } from './family-page.ts';
import type { Descent } from './family-rules.ts';
import { arrowHead, besideLine, bow, moved, pathOf, zigzag } from './strokes-rules.ts';
import type { Between, Standing } from './standing-rules.ts';
import type { Drawn, PairLine, Point, SibshipLine } from './wide-lines-rules.ts';

type Drawing = { readonly map: FamilyMap; readonly drawn: Drawn; readonly isNarrow: boolean };

/** Lines of couples, and of parents and children. */
export function FamilyLines({ map, drawn, isNarrow }: Drawing): VNode {
  return (
    <>
      {drawn.sibships.map((line) => (
        <Descents line={line} map={map} isNarrow={isNarrow} />
      ))}
      {drawn.pairs.map((line) => (
        <CoupleLine
          line={line}
          couple={map.tree.couples.find((one) => one === line.pair)}
          isNarrow={isNarrow}
        />
      ))}
    </>
  );
}

export function CoupleLine({
  line,
  couple,
  isNarrow,
}: {
  line: Pick<PairLine, 'path' | 'middle'>;
  couple: Pick<Couple, 'kind' | 'state' | 'since'> | undefined;
  isNarrow: boolean;
}): VNode {
  const { kind, state, since } = couple ?? { kind: 'parents', state: 'together', since: null };
  const { x, y } = line.middle;
  const slashes = state === 'together' ? [] : state === 'separated' ? [0] : [-4, 4];
  // Beside the middle, where the line to the children begins.
  const off = isNarrow ? { x: 0, y: -10 } : { x: -13, y: 0 };
  return (
    <>
      <path class={`kith-map__couple kith-map__couple--${kind}`} d={pathOf(line.path)} />
      {slashes.map((at) => (
        <path
          class="kith-map__slash"
          d={
            isNarrow
              ? `M${x - 8} ${y + off.y + at + 4}L${x + 8} ${y + off.y + at - 4}`
              : `M${x + off.x + at - 4} ${y + 9}L${x + off.x + at + 4} ${y - 9}`
          }
        />
      ))}
      {since !== null && !isNarrow && (
        <text class="kith-map__year" x={x} y={y - 13} text-anchor="middle">
          {since.slice(0, 4)}
        </text>
      )}
    </>
  );
}

function Descents({ line, map, isNarrow }: { line: SibshipLine; map: FamilyMap; isNarrow: boolean }): VNode {
  const { sibship, drops, bar, stems } = line;
  const twins = isNarrow ? [] : map.twins.filter((ids) => ids.every((id) => sibship.children.includes(id)));
  const twinned = new Set(twins.flat());
  return (
    <>
      {drops.map((path) => (
        <path class="kith-map__line" d={pathOf(path)} />
      ))}
      <path class="kith-map__line" d={pathOf(bar)} />
      {stems
        .filter(({ child }) => !twinned.has(child))
        .map(({ child, path }) => (
          <Stem path={path} descent={map.tree.descentOf(sibship, child)} isNarrow={isNarrow} />
        ))}
      {twins.map((ids) => (
        <Twins stems={stems.filter(({ child }) => ids.includes(child))} isIdentical={isPair(map, ids)} />
      ))}
    </>
  );
}

const isPair = ({ identical }: FamilyMap, ids: readonly string[]) =>
  identical.some((pair) => pair.every((id) => ids.includes(id)));

const strokes: Readonly<Record<Descent, string>> = {
  birth: 'solid',
  adopted: 'solid',
  fostered: 'dotted',
  donor: 'dash-dot',
  sibling: 'long-dash',
};

/** A child's own line: solid, dotted for fostered, solid and dotted for adopted. */
export function Stem({
  path,
  descent,
  isNarrow,
}: {
  path: readonly Point[];
  descent: Descent;
  isNarrow: boolean;
}): VNode {
  const second = isNarrow ? moved(path, 0, 4) : moved(path, 4, 0);
  return (
    <>
      <path class={`kith-map__line kith-map__line--${strokes[descent]}`} d={pathOf(path)} />
      {descent === 'adopted' && <path class="kith-map__line kith-map__line--dotted" d={pathOf(second)} />}
    </>
  );
}

/** Twins leave the bar at one point; a bar between them says that they are identical. */
function Twins({ stems, isIdentical }: { stems: SibshipLine['stems']; isIdentical: boolean }): VNode {
  const tops = stems.map(({ path }) => path[0]?.x ?? 0);
  const fork = { x: (Math.min(...tops) + Math.max(...tops)) / 2, y: stems[0]?.path[0]?.y ?? 0 };
  const ends = stems.flatMap(({ path }) => path.at(-1) ?? []);
  const half = (end: Point) => ({ x: (fork.x + end.x) / 2, y: (fork.y + end.y) / 2 });
  return (
    <>
      {ends.map((end) => (
        <path class="kith-map__line" d={pathOf([fork, end])} />
      ))}
      {isIdentical && <path class="kith-map__line" d={pathOf(ends.map(half))} />}
    </>
  );
}

/** A line of how two stand with each other. */
export function StandingLine({
  between,
  from,
  to,
  lift,
  trim,
}: {
  between: Between;
  from: Point;
  to: Point;
  lift: number;
  trim: number;
}): VNode {
  const points = bow(from, to, { lift, trim });
  const turned = between.direction === 'from them' ? [...points].reverse() : points;
  return <StandingStroke standing={between.standing} points={turned} isOneWay={isOneWay(between)} />;
}

const isOneWay = ({ direction }: Between) => direction === 'to them' || direction === 'from them';

type StrokeProps = {
  readonly standing: Standing;
  readonly points: readonly Point[];
  readonly isOneWay: boolean;
};

/** Three lines, two, dots, zigzag, or a line with a gap and bars: never told by colour alone. */
export function StandingStroke({ standing, points, isOneWay: one }: StrokeProps): VNode {
  const classes = `kith-map__tie kith-map__tie--${standing.replace(' ', '-')}`;
  const isZigzag = standing === 'conflict' || standing === 'violence' || standing === 'strain';
  const beside = standing === 'very close' ? [-3.5, 0, 3.5] : standing === 'close' ? [-2, 2] : [0];
  const drawn = isZigzag
    ? [zigzag(points, standing === 'strain' ? 3 : 5)]
    : beside.map((by) => besideLine(points, by));
  return (
    <>
      {drawn.map((path) => (
        <path class={classes} d={pathOf(path)} />
      ))}
      {standing === 'violence' && <path class={classes} d={pathOf(besideLine(points, 0))} />}
      {standing === 'cut off' && <CutOff points={points} />}
      {one && <path class={`${classes} kith-map__arrow`} d={pathOf(arrowHead(points))} />}
    </>
  );
}

function CutOff({ points }: { points: readonly Point[] }): VNode {
  const middle = Math.floor(points.length / 2);
  const across = (at: number) => {
    const part = points.slice(at, at + 2);
    const [left, right] = [besideLine(part, 8)[0], besideLine(part, -8)[0]];
    return left && right ? pathOf([left, right]) : '';
  };
  return <path class="kith-map__tie" d={across(middle - 1) + across(middle)} />;
}
