import type { VNode } from 'preact';
import { formatDate, formatRange } from '../dates/format-date.ts';
import type { TimeBlock } from './time-bands-data.ts';
import type { PlacedBand, PlacedBlock, PlacedMark } from './time-bands-layout.ts';

const limit = 24;

/** Says in words what the picture had no room for; a very long list is left to the table. */
export function TimeKey({
  bands,
  only,
}: {
  bands: readonly PlacedBand[];
  only: 'wide' | 'narrow';
}): VNode | null {
  const missing = bands.map(listUnsaid).filter(({ blocks, signs }) => blocks.length + signs.length > 0);
  const count = missing.reduce((total, { blocks, signs }) => total + blocks.length + signs.length, 0);
  if (count === 0) return null;
  return (
    <div class={`kith-time__key kith-time__key--${only}`}>
      {count > limit ? 'Each is named in the table.' : missing.map(bandKey)}
    </div>
  );
}

type Sign = { readonly symbol: string; readonly placed: PlacedMark };
type Unsaid = {
  readonly label: string;
  readonly blocks: readonly PlacedBlock[];
  readonly signs: readonly Sign[];
};

function listUnsaid({ band, blocks, notches, marks }: PlacedBand): Unsaid {
  const signs = [
    ...notches.map((placed) => ({ symbol: '▼', placed })),
    ...marks.map((placed) => ({ symbol: '◆', placed })),
  ];
  return {
    label: band.label,
    blocks: blocks.filter(({ lines }) => lines === undefined),
    signs: signs.filter(({ placed }) => placed.lane === undefined),
  };
}

function bandKey({ label, blocks, signs }: Unsaid): VNode {
  return (
    <>
      <p class="kith-time__key-band">{label}</p>
      {blocks.length > 0 && (
        <ol>
          {blocks.map(({ number, block }) => (
            <li value={number}>{blockText(block)}</li>
          ))}
        </ol>
      )}
      {signs.length > 0 && <ul>{signs.map(signText)}</ul>}
    </>
  );
}

function blockText({ label, start, end, detail }: TimeBlock): string {
  return [`${label}, ${formatRange(start, end)}`, detail].filter(Boolean).join('. ');
}

function signText({ symbol, placed: { mark } }: Sign): VNode {
  return (
    <li>
      <span aria-hidden="true">{symbol}</span> {formatDate(mark.at)}: {mark.label}
      {mark.detail && `. ${mark.detail}`}
    </li>
  );
}
