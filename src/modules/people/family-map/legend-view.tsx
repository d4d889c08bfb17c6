import type { ComponentChildren, VNode } from 'preact';
import { Details } from '../../../platform/views/components/details.tsx';
import { badgeWords } from './family-page.ts';
import type { Badge, Shape } from './family-page.ts';
import { CoupleLine, StandingStroke, Stem } from './map-lines-view.tsx';
import { standingWords } from './standing-rules.ts';
import type { Standing } from './standing-rules.ts';
import { bow } from './strokes-rules.ts';
import { Cross, Outline, Sign } from './symbols-view.tsx';

const shapes: readonly (readonly [Shape, string])[] = [
  ['square', 'a man or a boy'],
  ['circle', 'a woman or a girl'],
  ['diamond', 'another gender, or not known'],
  ['triangle', 'not born yet'],
];
const couples = [
  ['married', 'together', 'married, or civil partners'],
  ['partners', 'together', 'partners'],
  ['parents', 'together', 'parents of a child together; no more is recorded'],
  ['partners', 'separated', 'separated'],
  ['married', 'divorced', 'divorced'],
] as const;
const descents = [
  ['birth', 'a child by birth'],
  ['adopted', 'adopted'],
  ['fostered', 'fostered'],
  ['donor', 'by donation'],
  ['sibling', 'a brother or sister whose own parents are not recorded'],
] as const;
const badges = ['responsibility', 'carer', 'authority'] as const satisfies readonly Badge[];
const standings = [
  'very close',
  'distant',
  'cut off',
  'strain',
  'conflict',
  'violence',
] as const satisfies readonly Standing[];

/** What the signs of a family map mean. */
export function Legend(): VNode {
  return (
    <Details summary="What the signs mean" classes="kith-chart__table">
      <ul class="kith-map__key">
        <PeopleMeanings />
        <LineMeanings />
        {standings.map((standing) => (
          <Meaning words={standingWords[standing]}>
            <StandingStroke standing={standing} points={sample} isOneWay={false} />
          </Meaning>
        ))}
        {badges.map((badge) => (
          <Meaning words={badgeWords[badge]}>
            <Sign badge={badge} x={16} y={8} />
          </Meaning>
        ))}
        <Meaning words="the same number at two people: they are or were a couple, and a line would cross another">
          <circle class="kith-map__apart" cx={24} cy={16} r={9} />
          <text class="kith-map__apart-text" x={24} y={21} text-anchor="middle">
            1
          </text>
        </Meaning>
      </ul>
    </Details>
  );
}

const level = [
  { x: 2, y: 16 },
  { x: 46, y: 16 },
];
const upright = [
  { x: 24, y: 2 },
  { x: 24, y: 30 },
];
const sample = bow({ x: 2, y: 16 }, { x: 46, y: 16 }, { lift: 0, trim: 0 });

function PeopleMeanings(): VNode {
  return (
    <>
      <Meaning words="double outline: the child whom the map is about; ages stand inside">
        <Outline x={24} y={16} half={13} shape="circle" isIndex={true} />
      </Meaning>
      {shapes.map(([shape, words]) => (
        <Meaning words={words}>
          <Outline x={24} y={16} half={12} shape={shape} isIndex={false} />
        </Meaning>
      ))}
      <Meaning words="died">
        <Outline x={24} y={16} half={12} shape="square" isIndex={false} />
        <Cross x={24} y={16} half={12} />
      </Meaning>
      <Meaning words="people of one household; its letter stands in the corner">
        <rect class="kith-map__household" x={4} y={4} width={40} height={24} rx={6} />
      </Meaning>
    </>
  );
}

function LineMeanings(): VNode {
  return (
    <>
      {couples.map(([kind, state, words]) => (
        <Meaning words={words}>
          <CoupleLine
            line={{ path: level, middle: { x: 37, y: 16 } }}
            couple={{ kind, state, since: null }}
            isNarrow={false}
          />
        </Meaning>
      ))}
      {descents.map(([descent, words]) => (
        <Meaning words={words}>
          <Stem path={upright} descent={descent} isNarrow={false} />
        </Meaning>
      ))}
      <Meaning words="twins; with a bar between them, identical twins">
        <path class="kith-map__line" d="M24 4L12 28M24 4L36 28M18 16H30" />
      </Meaning>
    </>
  );
}

function Meaning({ words, children }: { words: string; children: ComponentChildren }): VNode {
  return (
    <li>
      <svg width="48" height="32" viewBox="0 0 48 32" aria-hidden="true">
        {children}
      </svg>
      <span>{words}</span>
    </li>
  );
}
