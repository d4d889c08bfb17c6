import type { VNode } from 'preact';
import { classNames } from '../views/components/markup.ts';
import { round } from './chart.tsx';
import type { Frame } from './chart.tsx';
import { Words } from './shapes.tsx';
import { font, line } from './time-bands-layout.ts';
import type { PlacedBand, PlacedBlock, PlacedMark } from './time-bands-layout.ts';
import { toneClass } from './tones.ts';

/** Draws a band that has its place: its name, notches, blocks and marks. */
export function drawBand(placed: PlacedBand, frame: Frame): VNode {
  const { band, y, notches, notchLanes, blocks, blocksY, marks, marksY } = placed;
  const kind = band.kind ?? 'blocks';
  return (
    <g>
      <Words x={0} y={y + 16} lines={[band.label]} classes="kith-chart__text--strong kith-time__band" />
      {notches.map((notch) => drawNotch(notch, blocksY, notchLanes))}
      {blocks.map((block) => (kind === 'line' ? drawLine(block) : drawBlock(block, kind, frame)))}
      {marks.map((mark) => drawMark(mark, marksY))}
    </g>
  );
}

/** A block that goes on has an arrow at its end. */
function drawBlock(placed: PlacedBlock, kind: 'blocks' | 'thin', frame: Frame): VNode {
  const { block, x, y, width, height } = placed;
  // A hair's breadth is left between blocks, so that two of one colour are two in grey as well.
  const shown = Math.max(width - 2, 2);
  const edge = kind === 'blocks' && !frame.narrow ? 5 : 3;
  return (
    <g class={classNames('kith-time__block', toneClass(block.tone ?? 'sky'))}>
      <rect class="kith-time__body" x={round(x)} y={round(y)} width={round(shown)} height={round(height)} />
      <rect class="kith-time__edge" x={round(x)} y={round(y)} width={round(shown)} height={edge} />
      {block.end === null && (
        <path class="kith-time__edge" d={`M${round(x + shown)} ${round(y + height / 2 - 7)}l8 7l-8 7z`} />
      )}
      {blockWords(placed, { top: y + edge, height: height - edge })}
    </g>
  );
}

function blockWords(placed: PlacedBlock, { top, height }: { top: number; height: number }): VNode | null {
  const { x, width, lines, number, numbered } = placed;
  if (lines) {
    const first = top + (height - lines.length * line) / 2 + font - 2;
    return <Words x={x + 6} y={first} lines={lines} lineHeight={line} classes="kith-time__text" />;
  }
  if (!numbered) return null;
  const middle = top + height / 2 + font / 2 - 2;
  return (
    <Words
      x={x + (width - 2) / 2}
      y={middle}
      lines={[String(number)]}
      anchor="middle"
      classes="kith-time__text"
    />
  );
}

function drawLine(placed: PlacedBlock): VNode {
  const { block, x, y, width, height, lines, number, numbered } = placed;
  const at = y + height - 8;
  const words = lines ?? (numbered ? [String(number)] : []);
  const end = x + Math.max(width - (block.end === null ? 0 : 5), 0);
  return (
    <g class={classNames('kith-time__block', toneClass(block.tone ?? 'ink'))}>
      <line class="kith-time__line" x1={round(x)} y1={round(at)} x2={round(end)} y2={round(at)} />
      <circle class="kith-time__dot" cx={round(x + 4)} cy={round(at)} r="4.5" />
      {words.length > 0 && <Words x={x} y={at - 12} lines={words} classes="kith-time__text" />}
    </g>
  );
}

/** A notch points down at the cut between two blocks; its reason stands above, to its right. */
function drawNotch({ mark, x, lane }: PlacedMark, blocksY: number, lanes: number): VNode {
  const tip = blocksY - 1;
  const base = lane === undefined ? tip - 9 : tip - 12 - (lanes - 1 - lane) * line;
  return (
    <g class={toneClass(mark.tone ?? 'clay')}>
      {lane !== undefined && (
        <path class="kith-time__stem" d={`M${round(x)} ${round(base - 9)}V${round(tip - 8)}`} />
      )}
      <path class="kith-time__notch" d={`M${round(x)} ${round(tip)}l-5 -9h10z`} />
      {lane !== undefined && (
        <Words
          x={x + 8}
          y={base - 1}
          lines={[mark.label]}
          classes="kith-chart__text--small kith-time__reason"
        />
      )}
    </g>
  );
}

/** A mark is a diamond under the band, with its words where they fit. */
function drawMark({ mark, x, lane }: PlacedMark, marksY: number): VNode {
  const y = marksY + (lane ?? 0) * line + 8;
  return (
    <g class={toneClass(mark.tone ?? 'gold')}>
      <path class="kith-time__mark" d={`M${round(x)} ${round(y - 5)}l5 5l-5 5l-5 -5z`} />
      {lane !== undefined && (
        <Words x={x + 9} y={y + 5} lines={[mark.label]} classes="kith-chart__text--small kith-time__reason" />
      )}
    </g>
  );
}
