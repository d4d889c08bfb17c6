import type { VNode } from 'preact';
import { ScrollRegion } from '../../../platform/views/components/responsive-table.tsx';
import type { Couple } from './couple-rules.ts';
import type { FamilyMap, MapPerson } from './family-page.ts';
import { lineHeight } from './family-page.ts';
import { labelLines } from './label-rules.ts';
import { FamilyLines, StandingLine } from './map-lines-view.tsx';
import type { Between } from './standing-rules.ts';
import { clearLift } from './strokes-rules.ts';
import { Cross, Outline, Sign } from './symbols-view.tsx';
import type { Drawn, Placed } from './wide-lines-rules.ts';

type Props = {
  readonly map: FamilyMap;
  readonly standings: readonly Between[];
  /** Where a person's shape leads. */
  readonly hrefOf: (id: string) => string;
  readonly chosen: string;
};

const pageWidth = 1080;
const phoneWidth = 328;

/** Both drawings of one family: rows of generations for desk and paper, one under the other for a phone. */
export function FamilyPictures(props: Props): VNode {
  const { width } = props.map.wide;
  const wide = <WidePicture {...props} />;
  return (
    <>
      <div class="kith-map kith-map--wide">
        {width > pageWidth ? <ScrollRegion label="Family map">{wide}</ScrollRegion> : wide}
      </div>
      <div class="kith-map kith-map--narrow">
        <NarrowPicture {...props} />
      </div>
    </>
  );
}

function WidePicture({ map, standings, hrefOf, chosen }: Props): VNode {
  const { wide } = map;
  const slot = slotOf(wide);
  return (
    <svg
      class="kith-map__picture"
      role="group"
      aria-label={`Family map: ${map.finding}`}
      viewBox={`0 0 ${Math.ceil(wide.width)} ${Math.ceil(wide.height)}`}
      width={Math.ceil(wide.width)}
      height={Math.ceil(wide.height)}
    >
      <Households map={map} drawn={wide} slot={slot} />
      <FamilyLines map={map} drawn={wide} isNarrow={false} />
      <Standings drawn={wide} standings={standings} half={22} />
      {wide.people.map((placed) => (
        <Person map={map} placed={placed} href={hrefOf(placed.id)} isChosen={placed.id === chosen} half={22}>
          <WideWords person={personAt(map, placed.id)} placed={placed} slot={slot} />
        </Person>
      ))}
      <Apart map={map} drawn={wide} half={22} />
    </svg>
  );
}

/** The width of a place: the least distance of two in a row, or the widest there is. */
function slotOf({ people }: Drawn): number {
  const distances = people.flatMap((one) =>
    people
      .filter((other) => other.id !== one.id && other.row === one.row)
      .map(({ x }) => Math.abs(x - one.x)),
  );
  return Math.min(112, ...distances);
}

function WideWords({ person, placed, slot }: { person: MapPerson; placed: Placed; slot: number }): VNode {
  return (
    <text class="kith-map__words" x={placed.x} text-anchor="middle">
      {labelLines(person, slot).map(({ text, isName }, index) => (
        <tspan
          class={isName ? 'kith-map__name' : 'kith-map__role'}
          x={placed.x}
          y={placed.y + 22 + lineHeight * (index + 1)}
        >
          {text}
        </tspan>
      ))}
    </text>
  );
}

function personAt({ people }: FamilyMap, id: string): MapPerson {
  const person = people.get(id);
  if (!person) throw new Error(`${id} is placed and not on the map`);
  return person;
}

type PersonProps = {
  readonly map: FamilyMap;
  readonly placed: Placed;
  readonly href: string;
  readonly isChosen: boolean;
  readonly half: number;
  readonly children: VNode;
};

function Person({ map, placed, href, isChosen, half, children }: PersonProps): VNode {
  const person = personAt(map, placed.id);
  const { x, y } = placed;
  return (
    <a
      class={isChosen ? 'kith-map__person kith-map__person--chosen' : 'kith-map__person'}
      href={href}
      aria-label={person.spoken}
    >
      <Outline x={x} y={y} half={half} shape={person.shape} isIndex={person.isIndex} />
      <text class="kith-map__age" x={x} y={y + (person.shape === 'triangle' ? 12 : 5.5)} text-anchor="middle">
        {person.inside}
      </text>
      {person.died && <Cross x={x} y={y} half={half} />}
      {person.badges.map((badge, index) => (
        <Sign badge={badge} x={x + half + 2} y={y - half - 4 + index * 17} />
      ))}
      {children}
    </a>
  );
}

/** A dashed line around those of a row who live together, with the household's letter. */
function Households({ map, drawn, slot }: { map: FamilyMap; drawn: Drawn; slot: number }): VNode {
  const rows = [...new Set(drawn.people.map(({ row }) => row))];
  const runs = map.households.flatMap(({ letter, people }) =>
    rows.flatMap((row) => runsOf(drawn, row, people).map((run) => ({ letter, run }))),
  );
  return (
    <>
      {runs.map(({ letter, run }) => {
        const [first, last] = [run[0], run.at(-1)];
        if (!first || !last) return null;
        const x = first.x - slot / 2 + 3;
        const lines = Math.max(...run.map(({ id }) => labelLines(personAt(map, id), slot).length));
        return (
          <>
            <rect
              class="kith-map__household"
              x={x}
              y={first.y - 34}
              width={last.x - first.x + slot - 6}
              height={22 + 34 + lines * lineHeight + 8}
              rx={10}
            />
            <text class="kith-map__letter" x={x + 6} y={first.y - 18}>
              {letter}
            </text>
          </>
        );
      })}
    </>
  );
}

/** Stretches of a row in which nobody else stands between those who live together. */
function runsOf({ people }: Drawn, row: number, together: readonly string[]): readonly (readonly Placed[])[] {
  const inRow = people.filter((one) => one.row === row).sort((one, other) => one.x - other.x);
  const runs: Placed[][] = [[]];
  for (const one of inRow) {
    if (together.includes(one.id)) runs.at(-1)?.push(one);
    else runs.push([]);
  }
  return runs.filter((run) => run.length > 0);
}

function Standings({
  drawn,
  standings,
  half,
}: {
  drawn: Drawn;
  standings: readonly Between[];
  half: number;
}): VNode {
  const at = (id: string) => drawn.people.find((one) => one.id === id);
  return (
    <>
      {standings.map((between) => {
        const [from, to] = [at(between.from), at(between.to)];
        if (!from || !to) return null;
        const lift = clearLift(from, to, { people: drawn.people, half });
        return <StandingLine between={between} from={from} to={to} lift={lift} trim={half + 4} />;
      })}
    </>
  );
}

/** Couples whose line would cross another: the same letter stands at both. */
function Apart({ map, drawn, half }: { map: FamilyMap; drawn: Drawn; half: number }): VNode {
  const marks = map.apart.flatMap((couple: Couple, index) =>
    [couple.a, couple.b].flatMap((id) => {
      const placed = drawn.people.find((one) => one.id === id);
      return placed ? [{ placed, text: `${index + 1}` }] : [];
    }),
  );
  return (
    <>
      {marks.map(({ placed, text }) => (
        <>
          <circle class="kith-map__apart" cx={placed.x - half - 6} cy={placed.y - half + 4} r={9} />
          <text
            class="kith-map__apart-text"
            x={placed.x - half - 6}
            y={placed.y - half + 9}
            text-anchor="middle"
          >
            {text}
          </text>
        </>
      ))}
    </>
  );
}

const half = 14;

function NarrowPicture({ map, hrefOf, chosen }: Props): VNode {
  const { narrow } = map;
  const columns = new Map(narrow.people.map(({ row, x }) => [row, x]));
  return (
    <svg
      class="kith-map__picture"
      role="group"
      aria-label={`Family map: ${map.finding}`}
      viewBox={`0 0 ${phoneWidth} ${Math.ceil(narrow.height)}`}
      width={phoneWidth}
      height={Math.ceil(narrow.height)}
    >
      <FamilyLines map={map} drawn={narrow} isNarrow={true} />
      {narrow.people.map((placed) => (
        <Person
          map={map}
          placed={placed}
          href={hrefOf(placed.id)}
          isChosen={placed.id === chosen}
          half={half}
        >
          <NarrowWords
            person={personAt(map, placed.id)}
            x={(columns.get(placed.row + 1) ?? placed.x + 2 * half + 10) - half + 2}
            y={placed.y}
          />
        </Person>
      ))}
      <Apart map={map} drawn={narrow} half={half} />
    </svg>
  );
}

function NarrowWords({ person, x, y }: { person: MapPerson; x: number; y: number }): VNode {
  const left = x + (person.badges.length > 0 ? 18 : 0);
  const homes = person.homes === '' ? '' : `household ${person.homes}`;
  const about = [person.isIndex ? '' : person.role, person.more, homes]
    .filter((part) => part !== '')
    .join(', ');
  const lines = labelLines(
    { name: person.name, role: about, more: '', isIndex: false },
    phoneWidth - left,
  ).slice(0, 3);
  const top = y + 5 - ((lines.length - 1) * lineHeight) / 2;
  return (
    <text class="kith-map__words kith-map__words--narrow">
      {lines.map(({ text, isName }, index) => (
        <tspan class={isName ? 'kith-map__name' : 'kith-map__role'} x={left} y={top + index * lineHeight}>
          {text}
        </tspan>
      ))}
    </text>
  );
}
