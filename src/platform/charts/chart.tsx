import type { VNode } from 'preact';
import { Details } from '../views/components/details.tsx';
import { Heading } from '../views/components/heading.tsx';
import type { HeadingLevel } from '../views/components/heading.tsx';
import { classNames } from '../views/components/markup.ts';
import type { Content, Options } from '../views/components/markup.ts';
import { ScrollRegion } from '../views/components/responsive-table.tsx';
import { Table } from '../views/components/table.tsx';
import type { TableCell } from '../views/components/table.tsx';

/**
 * What every chart says about itself.
 * `id` is unique on the page; `title` states the finding ("Most live within 20 miles"); `summary` says in a sentence
 * or two what the picture shows, for those who do not see it; `asAt` is the date of the figures, as people read it;
 * `width` is the picture's own on a wide screen, in pixels (520 suits half a page).
 */
export type ChartAbout = Options<{ headingLevel: HeadingLevel; empty: string; width: number }> & {
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  readonly units: string;
  readonly source: string;
  readonly asAt: string;
};

export type ChartTable = {
  readonly head: readonly TableCell[];
  readonly rows: readonly (readonly TableCell[])[];
};

/** The space a picture has: all its sizes are in CSS pixels. */
export type Frame = { readonly width: number; readonly narrow: boolean };

/** A picture drawn in its frame. */
export type Picture = { readonly height: number; readonly content: Content };

export type ChartProps = ChartAbout &
  Options<{ after: Content }> & {
    readonly table: ChartTable;
    readonly draw: (frame: Frame) => Picture;
  };

const narrowWidth = 328;

/**
 * The frame of every chart: the finding as heading, units, a picture for wide screens and paper and one for narrow
 * screens, where the figures come from, and the figures themselves. With an empty table it says so instead.
 */
export function Chart(props: ChartProps): VNode {
  const { id, title, units, source, asAt } = props;
  return (
    <figure class="kith-chart" aria-labelledby={`${id}-heading`}>
      <figcaption>
        <Heading
          level={props.headingLevel ?? 3}
          class="govuk-heading-s kith-chart__title"
          id={`${id}-heading`}
        >
          {title}
        </Heading>
        <p class="kith-chart__units">{units}</p>
      </figcaption>
      {props.table.rows.length === 0 ? (
        <p class="kith-chart__empty">{props.empty ?? 'Nothing recorded yet'}</p>
      ) : (
        chartBody(props)
      )}
      <p class="kith-chart__source">
        Source: {source}, {asAt}
      </p>
    </figure>
  );
}

function chartBody(props: ChartProps): VNode {
  return (
    <>
      <Drawing
        about={props}
        name="wide"
        frame={{ width: props.width ?? 720, narrow: false }}
        draw={props.draw}
      />
      <Drawing about={props} name="narrow" frame={{ width: narrowWidth, narrow: true }} draw={props.draw} />
      {props.after}
      <Details summary="The figures as a table" classes="kith-chart__table">
        <ScrollRegion label={`Figures: ${props.title}`}>
          <Table classes="kith-dense" firstCellIsHeader head={props.table.head} rows={props.table.rows} />
        </ScrollRegion>
      </Details>
    </>
  );
}

type DrawingProps = {
  readonly about: ChartAbout;
  readonly name: 'wide' | 'narrow';
  readonly frame: Frame;
  readonly draw: (frame: Frame) => Picture;
};

function Drawing({ about, name, frame, draw }: DrawingProps): VNode {
  const id = `${about.id}-${name}`;
  const { height, content } = draw(frame);
  return (
    <svg
      class={classNames('kith-chart__picture', `kith-chart__picture--${name}`)}
      role="img"
      aria-labelledby={`${id}-title ${id}-desc`}
      xmlns="http://www.w3.org/2000/svg"
      viewBox={`0 0 ${frame.width} ${round(height)}`}
      width={frame.width}
      height={round(height)}
    >
      <title id={`${id}-title`}>{about.title}</title>
      <desc id={`${id}-desc`}>{about.summary}</desc>
      {content}
    </svg>
  );
}

/** Keeps drawings short: a tenth of a pixel is finer than any eye. */
export function round(value: number): number {
  return Math.round(value * 10) / 10;
}
