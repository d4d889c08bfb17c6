import type { PlainDate } from '../dates/plain-date.ts';
import type { Options } from '../views/components/markup.ts';
import type { Tone } from './tones.ts';

/** Something that lasted from a day to a day; an `end` of null means that it goes on. */
export type TimeBlock = Options<{ tone: Tone; detail: string }> & {
  readonly label: string;
  readonly start: PlainDate;
  readonly end: PlainDate | null;
};

/** Something that happened on a day. */
export type TimeMark = Options<{ tone: Tone; detail: string }> & {
  readonly label: string;
  readonly at: PlainDate;
};

/**
 * One row of the picture. `blocks` are tall and carry their names, `thin` is a slim row, `line` draws dots and lines
 * whose breaks one can count. `notches` are cuts between blocks, with their reason; `marks` stand under the row.
 */
export type TimeBand = Options<{
  kind: 'blocks' | 'thin' | 'line';
  marks: readonly TimeMark[];
  notches: readonly TimeMark[];
}> & {
  readonly label: string;
  readonly blocks: readonly TimeBlock[];
};

/** `to` is the day of the picture, usually today; `scale` is a second row of labels under the years (ages, say). */
export type TimeBandsData = Options<{
  from: PlainDate;
  toLabel: string;
  scale: {
    readonly label: string;
    readonly marks: readonly { readonly at: PlainDate; readonly label: string }[];
  };
}> & {
  readonly to: PlainDate;
  readonly bands: readonly TimeBand[];
};
